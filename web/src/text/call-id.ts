import { ID_LENGTH, parseCallId } from '../../../contract/ids.ts';

export const EXAMPLE_ID = 'abc-defg-hjk';

/** What is wrong with what was typed as a call ID or link, in words; null when it holds an ID. */
export function callIdProblem(input: string): string | null {
  const text = input.trim();
  if (text === '') return 'Type or paste a call ID or a link first.';
  if (parseCallId(text) !== null) return null;
  if (/:\/\/|\//.test(text)) {
    return `This link has no call ID in it. A link to a call ends like /c/${EXAMPLE_ID}.`;
  }
  const length = Array.from(text.replace(/[\s\-_.]/g, '')).length;
  const rule = `A call ID has ${ID_LENGTH} letters and digits, like ${EXAMPLE_ID}.`;
  if (length !== ID_LENGTH) return `${rule} This one has ${length}.`;
  return `${rule} This one has a character that none of them has.`;
}
