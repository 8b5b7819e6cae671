import type { Caller } from '../services/api.ts';
import { RpcError } from '../services/status.ts';

const ADMIN: Caller = { kind: 'admin' };
const NOBODY: Caller = { kind: 'user', auth: null };

/**
 * Who a request's `Authorization` header says it is. `owner` and Google's OAuth tokens are the
 * administrator; any other bearer token is a JWT that is read and NOT verified, since tokens of the
 * Auth emulator are unsigned. INVALID_ARGUMENT for anything else.
 */
export function callerFrom(authorization: string | undefined): Caller {
  if (authorization === undefined || authorization === '') return NOBODY;
  const token = /^Bearer (\S+)$/i.exec(authorization.trim())?.[1];
  if (token === undefined) throw new RpcError('INVALID_ARGUMENT', 'Authorization is not a bearer token');
  if (token === 'owner' || token.startsWith('ya29.')) return ADMIN;
  const claims = claimsOf(token);
  const uid = claims['sub'] ?? claims['user_id'];
  if (typeof uid !== 'string' || uid === '') {
    throw new RpcError('INVALID_ARGUMENT', 'The ID token has no subject (sub)');
  }
  return { kind: 'user', auth: { uid, token: claims } };
}

function claimsOf(token: string): Record<string, unknown> {
  const parts = token.split('.');
  if (parts.length === 3) {
    try {
      const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
      if (typeof claims === 'object' && claims !== null && !Array.isArray(claims)) {
        return claims as Record<string, unknown>;
      }
    } catch {
      // Told below, as for any other text that is not a JWT.
    }
  }
  throw new RpcError('INVALID_ARGUMENT', 'The bearer token is not a JWT');
}
