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
  | 'media/denied'
  | 'media/missing'
  | 'media/busy'
  | 'media/failed'
  | 'browser/no-webrtc'
  | 'browser/insecure-origin'
  | 'network/offline'
  | 'network/firebase-unreachable'
  | 'network/connection-failed'
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
