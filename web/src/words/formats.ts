import { locale } from './language.ts';

/** Numbers, times and lists as the person's language writes them. */

export function number(value: number, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(locale(), options).format(value);
}

/** A running time for a clock: `0:07`, `12:05`, `1:02:03`. Takes milliseconds; below zero counts as zero. */
export function clock(ms: number): string {
  const { hours, minutes, seconds } = parts(ms);
  const two = (value: number): string => number(value, { minimumIntegerDigits: 2 });
  return hours > 0
    ? `${number(hours)}:${two(minutes)}:${two(seconds)}`
    : `${number(minutes)}:${two(seconds)}`;
}

/** A time in words, its two largest units: `1 hour 2 minutes`, `12 minutes 5 seconds`, `7 seconds`. Takes milliseconds. */
export function inWords(ms: number): string {
  const { hours, minutes, seconds } = parts(ms);
  if (hours > 0) return joined(unit(hours, 'hour'), minutes > 0 ? unit(minutes, 'minute') : '');
  if (minutes > 0) return joined(unit(minutes, 'minute'), seconds > 0 ? unit(seconds, 'second') : '');
  return unit(seconds, 'second');
}

/** The same to the minute and short: `5 min`, `1 hr 5 min`. */
export function inShort(ms: number): string {
  const { hours, minutes } = parts(ms);
  const rest = minutes > 0 || hours === 0 ? unit(minutes, 'minute', 'short') : '';
  return hours > 0 ? joined(unit(hours, 'hour', 'short'), rest) : rest;
}

/** E.g. `85 ms`, `3.1 sec`. */
export function milliseconds(ms: number): string {
  return ms < 1000
    ? unit(Math.round(ms), 'millisecond', 'short')
    : unit(ms / 1000, 'second', 'short', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** A day and an hour in the zone of the person's device, which it names. Takes milliseconds since 1970. */
export function dateAndTime(ms: number): string {
  return new Intl.DateTimeFormat(locale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(ms);
}

/** `A, B, and C`. */
export function list(texts: readonly string[]): string {
  return new Intl.ListFormat(locale()).format(texts);
}

/** `A, B, C`: facts one after the other. */
export function facts(texts: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'unit', style: 'short' }).format(texts);
}

type Unit = 'hour' | 'minute' | 'second' | 'millisecond';

// Not Intl.DurationFormat: not every browser has it, and it is made of just these two.
function unit(
  value: number,
  name: Unit,
  unitDisplay: 'long' | 'short' = 'long',
  options: Intl.NumberFormatOptions = {},
): string {
  return number(value, { ...options, style: 'unit', unit: name, unitDisplay });
}

function joined(large: string, small: string): string {
  if (small === '') return large;
  return new Intl.ListFormat(locale(), { type: 'unit', style: 'narrow' }).format([large, small]);
}

function parts(ms: number): { hours: number; minutes: number; seconds: number } {
  const total = Math.max(0, Math.floor(ms / 1000));
  return { hours: Math.floor(total / 3600), minutes: Math.floor(total / 60) % 60, seconds: total % 60 };
}
