import { HttpsError, type FunctionsErrorCode } from 'firebase-functions/https';
import { toParleyError, type ErrorCode } from '../../contract/errors.ts';

/** How the codes that functions refuse with appear in the callable protocol, and so as HTTP statuses. */
const STATUS: Partial<Record<ErrorCode, FunctionsErrorCode>> = {
  'call/invalid-id': 'invalid-argument',
  'call/unknown': 'not-found',
  'call/full': 'failed-precondition',
  'call/ended': 'failed-precondition',
  'call/not-allowed': 'permission-denied',
  'limit/reached': 'resource-exhausted',
};

/** An error as a client gets it: the code in `details.code`, and nothing of what caused it. */
export function toHttpsError(error: unknown): HttpsError {
  if (error instanceof HttpsError) return error;
  const { code } = toParleyError(error);
  return new HttpsError(STATUS[code] ?? 'internal', code, { code });
}

export const notSignedIn = (): HttpsError =>
  new HttpsError('unauthenticated', 'not signed in', { code: 'call/not-allowed' satisfies ErrorCode });
