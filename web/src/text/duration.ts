/** A running time for a clock: `0:07`, `12:05`, `1:02:03`. Takes milliseconds; below zero counts as zero. */
export function clock(ms: number): string {
  const { hours, minutes, seconds } = parts(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** A time in words, its two largest units: `1 hour 2 minutes`, `12 minutes 5 seconds`, `7 seconds`. */
export function inWords(ms: number): string {
  const { hours, minutes, seconds } = parts(ms);
  if (hours > 0) return joined(count(hours, 'hour'), minutes > 0 ? count(minutes, 'minute') : '');
  if (minutes > 0) return joined(count(minutes, 'minute'), seconds > 0 ? count(seconds, 'second') : '');
  return count(seconds, 'second');
}

function parts(ms: number): { hours: number; minutes: number; seconds: number } {
  const total = Math.max(0, Math.floor(ms / 1000));
  return { hours: Math.floor(total / 3600), minutes: Math.floor(total / 60) % 60, seconds: total % 60 };
}

const count = (value: number, unit: string): string => `${value} ${unit}${value === 1 ? '' : 's'}`;
const joined = (large: string, small: string): string => (small ? `${large} ${small}` : large);
