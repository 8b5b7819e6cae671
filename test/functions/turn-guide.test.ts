import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IceServersAnswer } from '../../contract/ice-servers.ts';
import { allocate, type Relay } from '../harness/turn-client.ts';
import { hostBundle, type BundleHost } from './bundle-host.ts';
import { openDatabase, writeCall, type Database } from './calls.ts';
import { callFunction, signUp, type Person } from './functions-under-test.ts';
import { guideConfiguration, startGuideTurnserver, type GuideTurnserver } from './guide-turnserver.ts';

/** Real relays: what the deployed bundle mints, at a coturn as docs/turn.md sets it up. */
describe('coturn by the guide', () => {
  const secret = randomUUID();
  let database: Database;
  let turnserver: GuideTurnserver;
  let bundle: BundleHost;
  let host: Person;
  let guest: Person;
  const relays: Relay[] = [];

  beforeAll(async () => {
    database = openDatabase();
    [host, guest, turnserver] = await Promise.all([signUp(), signUp(), startGuideTurnserver(secret)]);
    bundle = await hostBundle({
      STUN_URLS: '',
      TURN_PROVIDER: 'coturn',
      TURN_URLS: turnserver.urls.join(','),
      TURN_SECRET: secret,
    });
  });
  afterAll(async () => {
    for (const relay of relays) relay.close();
    await Promise.all([bundle?.close(), turnserver?.close(), database?.close()]);
  });

  async function mint(person: Person): Promise<Required<IceServersAnswer['iceServers'][number]>> {
    const call = await writeCall(database.db, host.uid);
    const { result } = await callFunction(bundle.url, { id: call.id }, person);
    const [server] = (result as IceServersAnswer).iceServers;
    if (!server?.username || !server.credential) throw new Error('no TURN was minted');
    return { urls: server.urls, username: server.username, credential: server.credential };
  }

  async function relay(url: string, username: string, credential: string): Promise<Relay> {
    const one = await allocate(url, username, credential);
    relays.push(one);
    return one;
  }

  const credentialOf = (username: string, key: string = secret): string =>
    createHmac('sha1', key).update(username).digest('base64');
  const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;
  const fresh = (person = randomUUID()): [string, string] => {
    const username = `${inSeconds(600)}:${person}`;
    return [username, credentialOf(username)];
  };

  it('takes every line of the configuration', () => {
    const lines = guideConfiguration().match(/^denied-peer-ip=.*/gm) ?? [];
    const ranges = lines.map((line) => line.replace('denied-peer-ip=', ''));
    expect(ranges.length).toBeGreaterThan(20);
    const output = turnserver.output();
    for (const range of ranges) expect(output).toContain(`Black listing: ${range}\n`);
    expect(output).not.toMatch(/bad configuration|unknown|unrecognized|cannot|error/i);
  });

  it('relays between two people by each of the five ways, with what iceServers mints', async () => {
    const [ours, theirs] = await Promise.all([mint(host), mint(guest)]);
    expect(ours.urls).toEqual(turnserver.urls);
    const other = await relay(ours.urls[0] ?? '', theirs.username, theirs.credential);
    for (const url of ours.urls) {
      const one = await relay(url, ours.username, ours.credential);
      expect(one.address.host).toBe(turnserver.address);
      await Promise.all([one.permit(other.address), other.permit(one.address)]);
      one.send(other.address, `to and ${url}`);
      expect(await other.receive()).toBe(`to and ${url}`);
      other.send(one.address, `fro ${url}`);
      expect(await one.receive()).toBe(`fro ${url}`);
    }
  });

  it('refuses what has expired or was tampered with, by each of the five ways', async () => {
    const { urls, username, credential } = await mint(guest);
    const expired = `${inSeconds(-1)}:${guest.uid}`;
    const longer = `${inSeconds(86_400)}:${guest.uid}`;
    const refused: readonly (readonly [string, string])[] = [
      [expired, credentialOf(expired)],
      [longer, credential],
      [username.replace(guest.uid, host.uid), credential],
      [username, `${credential.startsWith('A') ? 'B' : 'A'}${credential.slice(1)}`],
      [username, credentialOf(username, 'another secret')],
      [username, ''],
      [guest.uid, credentialOf(guest.uid)],
    ];
    for (const url of urls) {
      for (const [name, password] of refused) {
        await expect(relay(url, name, password), `${url} ${name}`).rejects.toMatchObject({ status: 401 });
      }
    }
    await relay(urls[0] ?? '', username, credential);
  });

  it('lets a running relay outlive its credentials, and makes no new one', async () => {
    const username = `${inSeconds(2)}:${guest.uid}`;
    const url = turnserver.urls[0] ?? '';
    const running = await relay(url, username, credentialOf(username));
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    await running.refresh(600);
    await expect(relay(url, username, credentialOf(username))).rejects.toMatchObject({ status: 401 });
  });

  it.each([
    '169.254.169.254',
    '168.63.129.16',
    '100.100.100.200',
    '192.0.0.192',
    '0.0.0.0',
    '10.0.0.1',
    '127.0.0.2',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
  ])('relays nothing to %s', async (address) => {
    const one = await relay(turnserver.urls[0] ?? '', ...fresh());
    await expect(one.permit({ host: address, port: 80 })).rejects.toMatchObject({ status: 403 });
    // A permission sends nothing to whom it names.
    await one.permit({ host: '8.8.8.8', port: 80 });
  });

  it('gives one person 24 relays at once, and others theirs', async () => {
    const person = randomUUID();
    const url = turnserver.urls[0] ?? '';
    for (let i = 0; i < 24; i++) await relay(url, ...fresh(person));
    await expect(relay(url, ...fresh(person))).rejects.toMatchObject({ status: 486 });
    await relay(url, ...fresh());
  });
});
