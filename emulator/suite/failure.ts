/** Something that the person who typed the command can mend: the message is all that is printed. */
export class SuiteFailure extends Error {
  override readonly name = 'SuiteFailure';
}

/** Prints why a command ends: plain words for what a person can mend, the stack for everything else. */
export function tellFailure(error: unknown): void {
  if (error instanceof SuiteFailure) console.error(`\n${error.message}`);
  else console.error(error);
}
