import { LIMITS } from '../../../contract/limits.ts';
import { roomName } from '../../../contract/rooms.ts';
import { leftToRight } from '../words/isolated.ts';
import { words } from '../words/words.ts';

export const EXAMPLE_ROOM = 'team-blue';

/** What is wrong with what was typed as a room's name, in words; null when it is one. */
export function roomNameProblem(input: string): string | null {
  const { landing } = words();
  if (roomName(input) !== null) return null;
  if (input.trim() === '') return landing.noRoomTyped;
  if (!/[\p{L}\p{N}]/u.test(input)) return landing.roomLetters(leftToRight(EXAMPLE_ROOM));
  return landing.roomLength(LIMITS.room);
}
