import { unimplemented } from '../../services/status.ts';
import { getter, type Method, type MethodTable } from './method.ts';
import { regularExpression } from './regular-expression.ts';
import { BytesValue, Failure, ListValue, type Result, type RuleValue } from './value.ts';

/**
 * rules.String. Sizes and indexes count UTF-16 code units and `lower()` and `upper()` change
 * ASCII letters alone (recorded from the official emulator 1.22.0 by the hidane project).
 */
export const stringMethods: MethodTable<string> = {
  size: getter((self) => BigInt(self.length)),
  lower: getter((self) => self.replace(/[A-Z]/g, (letter) => letter.toLowerCase())),
  upper: getter((self) => self.replace(/[a-z]/g, (letter) => letter.toUpperCase())),
  trim: getter((self) => {
    const trimmed = self.replace(/^ +| +$/g, '');
    const edges = [trimmed.at(0), trimmed.at(-1)];
    if (edges.some((edge) => edge !== undefined && (edge < ' ' || /\s/.test(edge)))) {
      throw unimplemented('trim() of blanks other than spaces');
    }
    return trimmed;
  }),
  toUtf8: getter((self) => new BytesValue(new Uint8Array(Buffer.from(self, 'utf8')))),
  matches: withPattern('matches', 1, (self, pattern) => {
    const found = regularExpression(pattern);
    return found instanceof Failure ? found : found.whole.test(self);
  }),
  split: withPattern('split', 1, (self, pattern) => {
    const found = regularExpression(pattern);
    if (found instanceof Failure) return found;
    if (found.whole.test('')) throw unimplemented('split() by what also matches nothing');
    const parts = splitAt(self, found.anywhere);
    // Engines differ in whether they keep empty parts at the end.
    if (parts.at(-1) === '') throw unimplemented('split() with an empty last part');
    return new ListValue(parts);
  }),
  replace: withPattern('replace', 2, (self, pattern, substitute) => {
    if (typeof substitute !== 'string') return new Failure('replace() takes two strings.');
    if (/[\\$]/.test(substitute)) throw unimplemented('replace() with \\ or $ in the substitute');
    const found = regularExpression(pattern);
    if (found instanceof Failure) return found;
    if (found.whole.test('')) throw unimplemented('replace() of what also matches nothing');
    return self.replace(found.anywhere, substitute);
  }),
};

function withPattern(
  name: string,
  arity: number,
  call: (self: string, pattern: string, second: RuleValue) => Result,
): Method<string> {
  return {
    arity,
    call: (self, pattern, second) =>
      typeof pattern === 'string'
        ? call(self, pattern, second ?? null)
        : new Failure(`${name}() takes a string.`),
  };
}

/** Without the captured groups that JavaScript's split puts between the parts. */
function splitAt(text: string, pattern: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    parts.push(text.slice(from, found.index));
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)];
}
