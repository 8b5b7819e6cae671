import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { IceServersAnswer } from '../../contract/ice-servers.ts';
import { readUsage, resetUsage } from '../harness/usage.ts';
import { hostBundle, type BundleHost } from './bundle-host.ts';
import { openDatabase, seat, writeCall, type Database } from './calls.ts';
import { callFunction, signUp, type CallableAnswer, type Person } from './functions-under-test.ts';

const STUN = 'stun:127.0.0.1:3478';
const TURN = 'turn:127.0.0.1:3478?transport=udp';

/** The bundle as it is deployed, with coturn's secret and counters in Firestore. Each test has its own counters. */
describe('iceServers with coturn', () => {
  let database: Database;
  let host: Person;
  let guest: Person;
  let bundle: BundleHost | undefined;
  let secret = '';

  beforeAll(async () => {
    database = openDatabase();
    [host, guest] = await Promise.all([signUp(), signUp()]);
  });
  afterEach(() => bundle?.close());
  afterAll(() => database.close());

  async function start(settings: Readonly<Record<string, string>> = {}): Promise<BundleHost> {
    // Counters are chosen by this secret, so another one has other counters; the day's count is shared.
    secret = randomUUID();
    await clearUsage(database);
    bundle = await hostBundle({
      STUN_URLS: STUN,
      TURN_PROVIDER: 'coturn',
      TURN_URLS: TURN,
      TURN_SECRET: secret,
      ...settings,
    });
    return bundle;
  }

  const ask = (id: string, person: Person, address = '192.0.2.7'): Promise<CallableAnswer> =>
    callFunction(bundle?.url ?? '', { id }, person, { 'x-forwarded-for': `198.51.100.1, ${address}` });

  const hasTurn = ({ result }: CallableAnswer): boolean =>
    (result as IceServersAnswer).iceServers.some(({ urls }) => urls.includes(TURN));

  it('gives credentials that coturn takes, for as long as it says', async () => {
    await start();
    const call = await writeCall(database.db, host.uid);
    const { iceServers, expiresAt } = (await ask(call.id, guest)).result as IceServersAnswer;
    expect(iceServers[0]).toEqual({ urls: [STUN] });
    const { urls, username = '', credential } = iceServers[1] ?? { urls: [] };
    expect(urls).toEqual([TURN]);
    expect(username).toBe(`${Math.floor(expiresAt / 1000)}:${guest.uid}`);
    expect(credential).toBe(createHmac('sha1', secret).update(username).digest('base64'));

    const together = await writeCall(database.db, host.uid, { callee: seat(guest.uid) });
    const later = (await ask(together.id, guest)).result as IceServersAnswer;
    expect(later.expiresAt).toBeGreaterThan(expiresAt + 60 * 60_000);
  });

  it('gives none to someone who was removed, whoever they were before', async () => {
    await start();
    const call = await writeCall(database.db, host.uid, { callee: seat(guest.uid) });
    expect(hasTurn(await ask(call.id, guest))).toBe(true);
    const callee = seat(guest.uid);
    await call.update({
      callee: { ...callee, left: callee.session },
      removed: [guest.uid],
      admitted: [guest.uid],
    });
    expect(await ask(call.id, guest)).toMatchObject({
      status: 403,
      error: { details: { code: 'call/not-allowed' } },
    });
    expect(hasTurn(await ask(call.id, host))).toBe(true);
  });

  // Only the local Firestore tells what it has billed.
  if (process.env['PARLEY_FIRESTORE'] !== 'official') {
    it('reads once and writes once a mint', async () => {
      await start();
      const call = await writeCall(database.db, host.uid);
      await resetUsage();
      for (let i = 0; i < 3; i++) expect(hasTurn(await ask(call.id, guest))).toBe(true);
      expect(await readUsage()).toMatchObject({ reads: 3, writes: 3, deletes: 0 });
    });
  }

  it('refuses a person, a call and an address beyond their hour', async () => {
    await start({ LIMIT_PERSON_HOUR: '3', LIMIT_CALL_HOUR: '5', LIMIT_ADDRESS_HOUR: '7' });
    const refusal = {
      status: 429,
      error: { status: 'RESOURCE_EXHAUSTED', details: { code: 'limit/reached' } },
    };
    const calls = await Promise.all([1, 2, 3].map(() => writeCall(database.db, host.uid)));
    const [one = '', two = '', three = ''] = calls.map(({ id }) => id);

    for (let i = 0; i < 3; i++) expect((await ask(one, guest, `192.0.2.${i}`)).status).toBe(200);
    expect(await ask(two, guest, '192.0.2.100')).toMatchObject(refusal);

    const strangers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(() => signUp()));
    const [a, b, c, ...others] = strangers as [Person, Person, Person, ...Person[]];
    expect((await ask(one, a, '192.0.2.101')).status).toBe(200);
    expect((await ask(one, b, '192.0.2.102')).status).toBe(200);
    expect(await ask(one, c, '192.0.2.103')).toMatchObject(refusal);

    const used = await Promise.all(others.slice(0, 4).map((person) => ask(two, person, '192.0.2.200')));
    expect(used.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const person of others.slice(4, 7))
      expect((await ask(three, person, '192.0.2.200')).status).toBe(200);
    expect(await ask(three, strangers[0] as Person, '192.0.2.200')).toMatchObject(refusal);
  });

  it('counts by the address that the front end saw, not by what the caller wrote before it', async () => {
    await start({ LIMIT_ADDRESS_HOUR: '2' });
    const call = await writeCall(database.db, host.uid);
    const spoofed = (i: number): Promise<CallableAnswer> =>
      callFunction(bundle?.url ?? '', { id: call.id }, guest, {
        'x-forwarded-for': `10.0.0.${i}, 192.0.2.9`,
      });
    expect((await spoofed(1)).status).toBe(200);
    expect((await spoofed(2)).status).toBe(200);
    expect((await spoofed(3)).status).toBe(429);
  });

  it('falls back to STUN for everyone when the day is used up', async () => {
    await start({ LIMIT_PROJECT_DAY: '2' });
    const call = await writeCall(database.db, host.uid);
    expect(hasTurn(await ask(call.id, guest))).toBe(true);
    expect(hasTurn(await ask(call.id, host, '192.0.2.8'))).toBe(true);
    const third = await ask(call.id, await signUp(), '192.0.2.9');
    expect(third.status).toBe(200);
    expect((third.result as IceServersAnswer).iceServers).toEqual([{ urls: [STUN] }]);
  });

  it('falls back to STUN without its secret', async () => {
    await start({ TURN_SECRET: '' });
    const call = await writeCall(database.db, host.uid);
    expect(((await ask(call.id, guest)).result as IceServersAnswer).iceServers).toEqual([{ urls: [STUN] }]);
    expect(bundle?.output()).toContain('"step":"secret","provider":"coturn","fix":["TURN_SECRET"]');
  });

  it.each([
    ['TURN_URLS', { TURN_URLS: 'https://turn.example.org' }],
    ['TURN_URLS', { TURN_URLS: '' }],
    ['CLOUDFLARE_TURN_KEY_ID', { TURN_PROVIDER: 'cloudflare', CLOUDFLARE_TURN_API_TOKEN: 'a-secret' }],
    ['TWILIO_ACCOUNT_SID', { TURN_PROVIDER: 'twilio', TWILIO_AUTH_TOKEN: 'a-secret' }],
    [
      'METERED_DOMAIN',
      { TURN_PROVIDER: 'metered', METERED_SECRET_KEY: 'a-secret', METERED_DOMAIN: 'example.org' },
    ],
    ['XIRSYS_CHANNEL', { TURN_PROVIDER: 'xirsys', XIRSYS_SECRET: 'a-secret', XIRSYS_IDENT: 'parley' }],
  ])('falls back to STUN with a wrong %s, and says so without the secret', async (name, settings) => {
    await start(settings);
    const call = await writeCall(database.db, host.uid);
    expect(((await ask(call.id, guest)).result as IceServersAnswer).iceServers).toEqual([{ urls: [STUN] }]);
    const logged = bundle?.output() ?? '';
    expect(logged).toContain(`"fix":["${name}"]`);
    expect(logged).toContain('provider/misconfigured');
    for (const never of ['a-secret', secret, 'example.org']) expect(logged).not.toContain(never);
  });

  it('refuses who has no App Check token once that is switched on', async () => {
    await start({ ENFORCE_APP_CHECK: 'true' });
    const call = await writeCall(database.db, host.uid);
    expect(await ask(call.id, guest)).toMatchObject({ status: 401, error: { status: 'UNAUTHENTICATED' } });
  });

  it('keeps and logs neither address nor credential, description, call ID or uid', async () => {
    await start({ LIMIT_PERSON_HOUR: '1' });
    const call = await writeCall(database.db, host.uid);
    const { result } = await ask(call.id, guest);
    const { username = '', credential = '' } = (result as IceServersAnswer).iceServers[1] ?? {};
    await ask(call.id, guest);
    const stored = await database.db.collection('usage').get();
    const kept = JSON.stringify(stored.docs.map((document) => document.data()));
    const logged = bundle?.output() ?? '';
    expect(stored.size).toBe(1);
    expect(logged).toContain('ice/answered');
    expect(logged).toContain('ice/refused');
    const never = [
      '192.0.2.7',
      '198.51.100.1',
      username,
      credential,
      secret,
      'v=0',
      call.id,
      guest.uid,
      guest.token,
    ];
    for (const word of never) {
      expect(word).not.toBe('');
      expect(kept).not.toContain(word);
      expect(logged).not.toContain(word);
    }
  });
});

async function clearUsage({ db }: Database): Promise<void> {
  const days = await db.collection('usage').get();
  await Promise.all(days.docs.map((day) => day.ref.delete()));
}
