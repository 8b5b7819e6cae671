/** The forms that a language has for counted things, e.g. `one` and `other` in English. */
type Forms<Rule extends Intl.LDMLPluralRule> = Readonly<Record<Rule, string>>;

/** Chooses the form for a number; each dictionary makes its own, with the forms that its language has. */
export function plurals<Rule extends Intl.LDMLPluralRule>(
  language: string,
): (count: number, forms: Forms<Rule | 'other'>) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => {
    const found: Partial<Forms<Intl.LDMLPluralRule>> = forms;
    return found[rules.select(count)] ?? forms.other;
  };
}
