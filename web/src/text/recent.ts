import { formatCallId } from '../../../contract/ids.ts';
import type { RecentCall } from '../recent/recent-call.ts';
import { inWords, list } from '../words/formats.ts';
import { isolated, leftToRight, type Isolated } from '../words/isolated.ts';
import { locale } from '../words/language.ts';
import { words } from '../words/words.ts';

/** Who was there: `Ana`, `Ana and Ben`. */
export function whoWas({ names }: Pick<RecentCall, 'names'>): string {
  const { recent } = words();
  if (names.length === 0) return recent.nobody;
  return list([...new Set(names.map((name) => isolated(name) || recent.someone))]);
}

/** Which call it was: the room's name, or the ID. */
export const whichWas = ({ id, room }: Pick<RecentCall, 'id' | 'room'>): Isolated =>
  room === null ? leftToRight(formatCallId(id)) : isolated(room);

/** What the buttons of a call are called, for whoever only hears them. */
export function recentLabels(call: Pick<RecentCall, 'id' | 'room' | 'names'>): {
  readonly join: string;
  readonly forget: string;
} {
  const { recent } = words();
  const which = whichWas(call);
  if (call.names.length === 0) return { join: recent.joinWhich(which), forget: recent.forgetWhich(which) };
  const who = whoWas(call);
  return { join: recent.joinWith(who, which), forget: recent.forgetWith(who, which) };
}

/** When a call was, seen from `now`: `5 minutes ago`, `yesterday 15:20`, `3 Nov`. Times are those of Date.now(). */
export function whenWas(at: number, now: number): string {
  const ago = Math.max(0, now - at);
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  if (ago < MINUTE) return relative.format(0, 'second');
  if (ago < HOUR) return relative.format(-Math.floor(ago / MINUTE), 'minute');
  const days = daysBetween(at, now);
  const time = new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(at);
  if (days < 2) return `${relative.format(-days, 'day')} ${time}`;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const date: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(locale(), sameYear ? date : { ...date, year: 'numeric' }).format(at);
}

/** When it was and how long, in one line. */
export function aboutCall({ at, talkedMs, over, room }: RecentCall, now: number): string {
  const parts = [whenWas(at, now)];
  if (talkedMs !== null) parts.push(inWords(talkedMs));
  // A room can be opened again, whatever became of its last call.
  if (over && room === null) parts.push(words().recent.over);
  return parts.join(' · ');
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How many midnights lie between two times, on this device's clock. */
function daysBetween(from: number, to: number): number {
  const day = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((day(to) - day(from)) / (24 * HOUR));
}
