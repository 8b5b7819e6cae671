import type { RpcError } from '../services/status.ts';

/** With PARLEY_FIRESTORE_LOG=1, tells a refused call with its reason on stderr. */
export function logRefusal(method: string, error: RpcError): void {
  if (process.env['PARLEY_FIRESTORE_LOG'] !== '1') return;
  const reason = error.cause instanceof Error ? `\n  ${error.cause.message}` : '';
  console.error(`${method} ${error.status}: ${error.message}${reason}`);
}
