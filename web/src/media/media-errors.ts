import { ParleyError, toParleyError, type ErrorCode } from '../../../contract/errors.ts';

/**
 * What getUserMedia was rejected with, as a ParleyError.
 * https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia
 */
export function toMediaError(error: unknown): ParleyError {
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : '';
  const code = CODES[String(name)];
  return code === undefined
    ? toParleyError(error, 'media/failed')
    : new ParleyError(code, undefined, { cause: error });
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  NotAllowedError: 'media/denied',
  SecurityError: 'media/denied',
  NotFoundError: 'media/missing',
  OverconstrainedError: 'media/missing',
  NotReadableError: 'media/busy',
  AbortError: 'media/busy',
};
