import { ID_LENGTH, parseCallId } from '../../../contract/ids.ts';
import { leftToRight } from '../words/isolated.ts';
import { words } from '../words/words.ts';

export const EXAMPLE_ID = 'abc-defg-hjk';

/** What is wrong with what was typed as a call ID or link, in words; null when it holds an ID. */
export function callIdProblem(input: string): string | null {
  const { landing } = words();
  const text = input.trim();
  if (text === '') return landing.nothingTyped;
  if (parseCallId(text) !== null) return null;
  if (/:\/\/|\//.test(text)) return landing.noIdInLink(leftToRight(`/c/${EXAMPLE_ID}`));
  const length = Array.from(text.replace(/[\s\-_.]/g, '')).length;
  const rule = landing.idRule(ID_LENGTH, leftToRight(EXAMPLE_ID));
  return `${rule} ${length === ID_LENGTH ? landing.idCharacter : landing.idLength(length)}`;
}
