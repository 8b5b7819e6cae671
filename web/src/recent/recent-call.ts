import { isCallId } from '../../../contract/ids.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { roomName } from '../../../contract/rooms.ts';

/** A call that somebody sat in on this device, as it is kept. Times are milliseconds of Date.now(). */
export interface RecentCall {
  readonly id: string;
  /** Name of the room, where it was opened by that. */
  readonly room: string | null;
  /** When they sat down, and when they were last there. */
  readonly at: number;
  readonly until: number;
  /** Who else was there, as they call themselves; empty names among them. */
  readonly names: readonly string[];
  /** For how long the two were connected; null when they never were. */
  readonly talkedMs: number | null;
  /** Whether it is known to be over for this person: ended, or they were removed. A room can be opened again. */
  readonly over: boolean;
}

const VERSION = 1;
/** A call has two seats, but people come and go. */
export const MOST_NAMES = 4;

export const writeRecent = (call: RecentCall): string => JSON.stringify({ version: VERSION, ...call });

/** What was kept, or null when it is anything else. */
export function readRecent(text: string | null): RecentCall | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return null;
  const { version, id, room, at, until, names, talkedMs, over } = value as Record<string, unknown>;
  if (version !== VERSION || typeof id !== 'string' || !isCallId(id)) return null;
  if (room !== null && (typeof room !== 'string' || roomName(room) !== room)) return null;
  if (!isTime(at) || !isTime(until) || until < at) return null;
  if (talkedMs !== null && !isTime(talkedMs)) return null;
  if (!Array.isArray(names) || names.length > MOST_NAMES || !names.every(isName)) return null;
  return { id, room, at, until, names: [...names], talkedMs, over: over === true };
}

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 8.64e15;
const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= LIMITS.name;

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
