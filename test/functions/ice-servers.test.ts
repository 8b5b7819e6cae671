import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatCallId, newCallId } from '../../contract/ids.ts';
import { ICE_SERVERS, type IceServersAnswer } from '../../contract/ice-servers.ts';
import { openDatabase, seat, writeCall, type Database } from './calls.ts';
import { callableUrl, callFunction, signUp, type Person } from './functions-under-test.ts';

/**
 * iceServers as `npm start` has it: without TURN and STUN. The emulator verifies no token, so nothing
 * here proves that a forged one is refused; that is the SDK's work in production.
 */
describe('iceServers in the Functions emulator', () => {
  let database: Database;
  let host: Person;
  let guest: Person;

  beforeAll(async () => {
    database = openDatabase();
    [host, guest] = await Promise.all([signUp(), signUp()]);
  });
  afterAll(() => database.close());

  const ask = (data: unknown, person: Person | null) => callFunction(callableUrl(ICE_SERVERS), data, person);

  it('answers who may take a seat, with an expiry in 10 to 15 minutes', async () => {
    const call = await writeCall(database.db, host.uid);
    const answer = await ask({ id: call.id }, guest);
    expect(answer.status).toBe(200);
    const { iceServers, expiresAt } = answer.result as IceServersAnswer;
    expect(iceServers).toEqual([]);
    expect(expiresAt).toBeGreaterThan(Date.now() + 10 * 60_000);
    expect(expiresAt).toBeLessThan(Date.now() + 15 * 60_000);
  });

  it('gives the two who sit together longer', async () => {
    const call = await writeCall(database.db, host.uid, { callee: seat(guest.uid) });
    const { expiresAt } = (await ask({ id: call.id }, guest)).result as IceServersAnswer;
    expect(expiresAt).toBeGreaterThan(Date.now() + 60 * 60_000);
  });

  it.each([
    null,
    {},
    { id: 7 },
    { id: '' },
    { id: 'calls/x' },
    { id: 'ABCDEFGHJK' },
    'abcdefghjk',
    ['abcdefghjk'],
  ])('refuses %j as no call ID', async (data) => {
    const answer = await ask(data, guest);
    expect(answer).toMatchObject({ status: 400, error: { status: 'INVALID_ARGUMENT' } });
    expect(answer.error?.details?.code).toBe('call/invalid-id');
  });

  it('wants the ID as it is stored', async () => {
    const call = await writeCall(database.db, host.uid);
    const answer = await ask({ id: formatCallId(call.id) }, guest);
    expect(answer.error?.details?.code).toBe('call/invalid-id');
  });

  it('refuses who is not signed in', async () => {
    const call = await writeCall(database.db, host.uid);
    expect(await ask({ id: call.id }, null)).toMatchObject({
      status: 401,
      error: { status: 'UNAUTHENTICATED' },
    });
  });

  it.each([
    ['call/unknown', 404, null],
    ['call/ended', 400, { state: 'ended' }],
    ['call/full', 400, { callee: seat('somebody') }],
    ['call/not-allowed', 403, { locked: true }],
    ['call/not-allowed', 403, { admission: 'knock' }],
  ])('refuses with %s', async (code, status, fields) => {
    const id = fields ? (await writeCall(database.db, host.uid, fields)).id : newCallId();
    const answer = await ask({ id }, guest);
    expect(answer.status).toBe(status);
    expect(answer.error).toMatchObject({ message: code, details: { code } });
  });
});
