import type { MintRequest } from './provider.ts';

/** The lifetime to ask a service for: whole seconds, at least one, at most what it grants. */
export function lifetimeSeconds({ lifetimeMs }: MintRequest, maximum: number): number {
  return Math.min(Math.max(1, Math.floor(lifetimeMs / 1000)), maximum);
}

/**
 * Until when they are good, in milliseconds since 1970, when `asked` seconds were asked for and the answer
 * says `granted`: a number or a string of digits; anything else counts as what was asked for.
 */
export function expiryOf({ now }: MintRequest, asked: number, granted?: unknown): number {
  const seconds = typeof granted === 'string' && /^\d{1,9}$/.test(granted) ? Number(granted) : granted;
  const shorter = typeof seconds === 'number' && seconds >= 0 && seconds < asked;
  return now + (shorter ? seconds : asked) * 1000;
}
