/** Mutants that change nothing, and why: the list is checked, so that none stays on it for no reason. */
export const EQUIVALENT: readonly { readonly mutant: string; readonly proof: string }[] = [];
