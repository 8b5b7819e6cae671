/**
 * Everything that can go wrong for a person or a client, by code. The text that a person
 * reads and the HTTP status of an API are looked up by this code.
 */
export type ErrorCode =
  | 'call/invalid-id'
  | 'call/unknown'
  | 'call/full'
  | 'call/ended'
  | 'call/not-allowed'
  /** Nobody new gets in. */
  | 'call/locked'
  /** The host has put this person out. */
  | 'call/removed'
  /** The host didn't let this person in, and they may not ask again. */
  | 'call/declined'
  /** The person goes on with it on another device. */
  | 'call/moved'
  /** The link that moves a call, or makes someone its host, was used before or is too old. */
  | 'call/link-used'
  /** A text without a letter or digit, or too long a one. */
  | 'room/invalid-name'
  | 'media/denied'
  | 'media/missing'
  | 'media/busy'
  | 'media/failed'
  | 'browser/no-webrtc'
  | 'browser/insecure-origin'
  | 'network/offline'
  | 'network/firebase-unreachable'
  | 'network/connection-failed'
  /** The same, and none of the relays that there are could be reached from here. */
  | 'network/no-relay'
  /** The person hides their address, and this page has no relay. */
  | 'relay/none'
  /** The page hides everybody's address, and has no relay: a mistake of whoever deploys it. */
  | 'relay/not-set-up'
  /** The address is hidden, and no relay could be had. */
  | 'relay/unavailable'
  | 'limit/reached'
  | 'internal';

/** An error with a code; what caused it is in `cause`. */
export class ParleyError extends Error {
  override readonly name = 'ParleyError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** `error` as a ParleyError: itself if it is one, else wrapped as `fallback`. */
export function toParleyError(error: unknown, fallback: ErrorCode = 'internal'): ParleyError {
  if (error instanceof ParleyError) return error;
  return new ParleyError(fallback, error instanceof Error ? error.message : String(error), { cause: error });
}
