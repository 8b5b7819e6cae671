import { describe, expect, it } from 'vitest';
import { callerFrom } from './caller.ts';

const jwt = (claims: unknown) =>
  `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;

describe('callerFrom', () => {
  it('is nobody without a header', () => {
    expect(callerFrom(undefined)).toEqual({ kind: 'user', auth: null });
    expect(callerFrom('')).toEqual({ kind: 'user', auth: null });
  });

  it('is the administrator with owner or an OAuth token', () => {
    expect(callerFrom('Bearer owner')).toEqual({ kind: 'admin' });
    expect(callerFrom('bearer ya29.something')).toEqual({ kind: 'admin' });
  });

  it('reads the claims of an unsigned token', () => {
    const claims = { sub: 'ana', name: 'Ana Žlutá', firebase: { sign_in_provider: 'anonymous' } };
    expect(callerFrom(`Bearer ${jwt(claims)}`)).toEqual({
      kind: 'user',
      auth: { uid: 'ana', token: claims },
    });
    expect(callerFrom(`Bearer ${jwt({ user_id: 'bo' })}`)).toMatchObject({ auth: { uid: 'bo' } });
  });

  it.each([
    'Basic abc',
    'Bearer',
    'Bearer abc',
    'Bearer a.b.c',
    `Bearer ${jwt('x')}`,
    `Bearer ${jwt({ sub: 7 })}`,
  ])('refuses %s', (header) => {
    expect(() => callerFrom(header)).toThrow(expect.objectContaining({ status: 'INVALID_ARGUMENT' }));
  });
});
