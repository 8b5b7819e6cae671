import { LIMITS } from '../../../contract/limits.ts';
import { roomName } from '../../../contract/rooms.ts';

export const EXAMPLE_ROOM = 'team-blue';

/** What whoever meets in a room should know of its name. */
export const ROOM_NOTE = 'A name that others can guess is only as private as its waiting room.';

/** What is wrong with what was typed as a room's name, in words; null when it is one. */
export function roomNameProblem(input: string): string | null {
  if (roomName(input) !== null) return null;
  if (input.trim() === '') return 'Type the name that you agreed on first.';
  if (!/[\p{L}\p{N}]/u.test(input)) return `A room’s name has letters or digits, like ${EXAMPLE_ROOM}.`;
  return `A room’s name has at most ${LIMITS.room} characters.`;
}
