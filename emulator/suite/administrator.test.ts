import { expect, test } from 'vitest';
import { bodyClaimsAdministrator, claimsAdministrator, isHandshake } from './administrator.ts';

const NO_QUERY = new URLSearchParams();

test.each(['Bearer owner', 'bearer  owner', 'owner', 'Bearer ya29.abc', ' Bearer owner '])(
  'the header "%s" is refused',
  (authorization) => {
    expect(claimsAdministrator({ authorization }, NO_QUERY)).toBe(true);
  },
);

test.each([undefined, 'Bearer eyJhbGciOiJub25lIn0.e30.', 'Bearer ownership'])(
  'the header "%s" passes',
  (value) => {
    expect(claimsAdministrator(value === undefined ? {} : { authorization: value }, NO_QUERY)).toBe(false);
  },
);

test('tokens in the query are looked at too', () => {
  expect(claimsAdministrator({}, new URLSearchParams({ access_token: 'owner' }))).toBe(true);
  const headers = 'X-A:b\r\nAuthorization:Bearer owner\r\n';
  expect(claimsAdministrator({}, new URLSearchParams({ $httpHeaders: headers }))).toBe(true);
});

test('the headers inside a handshake are looked at', () => {
  const form = (headers: string): string =>
    new URLSearchParams({ headers, count: '1', req0___data__: '{"database":"owner"}' }).toString();
  expect(bodyClaimsAdministrator(form('X-Goog-Api-Client:x\r\nAuthorization:Bearer owner\r\n'))).toBe(true);
  expect(bodyClaimsAdministrator(form('authorization: Bearer ya29.x\n'))).toBe(true);
  expect(bodyClaimsAdministrator(form('Authorization:Bearer eyJ.e30.\r\n'))).toBe(false);
});

test.each(['\r', '\u2028', ' \t', '\u00a0'])('white space %j around the token hides nothing', (space) => {
  for (const headers of [`Authorization:${space}Bearer owner`, `Authorization:Bearer owner${space}`]) {
    expect(bodyClaimsAdministrator(new URLSearchParams({ headers }).toString())).toBe(true);
    expect(claimsAdministrator({}, new URLSearchParams({ $httpHeaders: headers }))).toBe(true);
  }
});

test('of several tokens each is looked at', () => {
  expect(claimsAdministrator({}, new URLSearchParams('access_token=x&access_token=owner'))).toBe(true);
});

test('a handshake is a POST to a channel without a session', () => {
  const path = '/google.firestore.v1.Firestore/Listen/channel';
  expect(isHandshake('POST', path, new URLSearchParams('VER=8&RID=1'))).toBe(true);
  expect(isHandshake('POST', path, new URLSearchParams('VER=8&RID=1&SID='))).toBe(true);
  expect(isHandshake('POST', path, new URLSearchParams('VER=8&RID=2&SID=x'))).toBe(false);
  expect(isHandshake('GET', path, NO_QUERY)).toBe(false);
});
