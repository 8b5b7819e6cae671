import { describe, expect, it } from 'vitest';
import type { IceServer } from '../../../contract/ice-servers.ts';
import { logEntry, type LogEvent } from '../log.ts';
import type { Verdict } from '../usage/usage.ts';
import { iceServersFor, LIFETIME_MS, LIFETIME_TOGETHER_MS, type MintDependencies } from './mint.ts';
import { ProviderError } from './providers/provider-error.ts';
import type { IceProvider } from './providers/provider.ts';
import type { CallForSeats } from './seats.ts';

const NOW = Date.UTC(2026, 10, 21, 9);
const STUN = 'stun:stun.example.org';
const TURN = { urls: ['turn:turn.example.org'], username: 'u', credential: 'c' };

const seat = (uid: string) => ({ uid, peer: 'p', session: 's', name: '', at: NOW });
const CALL: CallForSeats = {
  host: 'ana',
  state: 'open',
  admission: 'open',
  admitted: [],
  removed: [],
  locked: false,
  caller: seat('ana'),
};

/** A secret as firebase-functions gives it, without the environment. */
const secret = (value: string): IceProvider['secrets'][number] =>
  ({ name: 'TURN_SECRET', value: () => value }) as unknown as IceProvider['secrets'][number];

function provider(changes: Partial<IceProvider> = {}): IceProvider {
  return { name: 'coturn', secrets: [secret('s')], mint: minting(), ...changes };
}

/** A provider's mint that grants what is asked for, or less. */
const minting =
  (servers: readonly IceServer[] = [TURN], longest = Infinity): IceProvider['mint'] =>
  async ({ now, lifetimeMs }) => ({ iceServers: servers, expiresAt: now + Math.min(lifetimeMs, longest) });

function setUp(changes: Partial<MintDependencies> = {}, verdict: Verdict | Error = { kind: 'within' }) {
  const events: LogEvent[] = [];
  const counted: unknown[] = [];
  const dependencies: MintDependencies = {
    readCall: async () => CALL,
    usage: {
      count: async (asker) => {
        counted.push(asker);
        if (verdict instanceof Error) throw verdict;
        return verdict;
      },
    },
    provider: provider(),
    stunUrls: () => [STUN],
    now: () => NOW,
    log: (event) => events.push(event),
    ...changes,
  };
  const ask = (uid: string) => iceServersFor({ uid, id: 'abcdefghjk', address: '192.0.2.7' }, dependencies);
  return { ask, events, counted };
}

describe('iceServersFor', () => {
  it('gives STUN and TURN with an expiry to who may sit down', async () => {
    const { ask, events, counted } = setUp();
    expect(await ask('ben')).toEqual({ iceServers: [{ urls: [STUN] }, TURN], expiresAt: NOW + LIFETIME_MS });
    expect(counted).toEqual([{ person: 'ben', call: 'abcdefghjk', address: '192.0.2.7' }]);
    expect(events).toEqual([{ event: 'ice/answered', provider: 'coturn', lifetimeMs: LIFETIME_MS }]);
  });

  it('gives 10 to 15 minutes before two are connected, longer after', async () => {
    expect(LIFETIME_MS).toBeGreaterThanOrEqual(10 * 60_000);
    expect(LIFETIME_MS).toBeLessThanOrEqual(15 * 60_000);
    const asked: number[] = [];
    const mint: IceProvider['mint'] = (request) => {
      asked.push(request.lifetimeMs);
      return minting()(request);
    };
    const alone = setUp({ provider: provider({ mint }) });
    expect((await alone.ask('ana')).expiresAt).toBe(NOW + LIFETIME_MS);
    const two = setUp({
      provider: provider({ mint }),
      readCall: async () => ({ ...CALL, callee: seat('ben') }),
    });
    expect((await two.ask('ana')).expiresAt).toBe(NOW + LIFETIME_TOGETHER_MS);
    expect(asked).toEqual([LIFETIME_MS, LIFETIME_TOGETHER_MS]);
  });

  it('says no later expiry than the provider grants, to the log as well', async () => {
    const { ask, events } = setUp({ provider: provider({ mint: minting([TURN], 90_000) }) });
    expect((await ask('ben')).expiresAt).toBe(NOW + 90_000);
    expect(events).toEqual([{ event: 'ice/answered', provider: 'coturn', lifetimeMs: 90_000 }]);
  });

  it("has the provider's STUN where the project names none", async () => {
    const theirs: IceServer = { urls: ['stun:theirs.example.org'] };
    const withTheirs = provider({ mint: minting([theirs, TURN]) });
    const named = setUp({ provider: withTheirs });
    expect((await named.ask('ben')).iceServers).toEqual([{ urls: [STUN] }, TURN]);
    const none = setUp({ provider: withTheirs, stunUrls: () => [] });
    expect((await none.ask('ben')).iceServers).toEqual([theirs, TURN]);
  });

  it('counts nothing for STUN alone', async () => {
    const { ask, counted } = setUp({ provider: null });
    expect((await ask('ben')).iceServers).toEqual([{ urls: [STUN] }]);
    expect(counted).toEqual([]);
  });

  it('may have nothing to give', async () => {
    const { ask } = setUp({ provider: null, stunUrls: () => [] });
    expect((await ask('ben')).iceServers).toEqual([]);
  });

  it.each([
    ['call/unknown', { readCall: async () => null }],
    ['call/ended', { readCall: async () => ({ ...CALL, state: 'ended' as const }) }],
    ['call/full', { readCall: async () => ({ ...CALL, callee: seat('cem') }) }],
    ['call/not-allowed', { readCall: async () => ({ ...CALL, locked: true }) }],
    ['call/not-allowed', { readCall: async () => ({ ...CALL, removed: ['ben'] }) }],
    ['call/not-allowed', { readCall: async () => ({ ...CALL, removed: ['ben'], admitted: ['ben'] }) }],
  ])('refuses with %s, asks no provider and counts nothing', async (code, changes) => {
    let minted = 0;
    const mint: IceProvider['mint'] = (request) => {
      minted++;
      return minting()(request);
    };
    const { ask, counted } = setUp({ provider: provider({ mint }), ...changes });
    await expect(ask('ben')).rejects.toMatchObject({ code });
    expect(counted).toEqual([]);
    expect(minted).toBe(0);
    // The host is there as before.
    if (code === 'call/not-allowed') expect((await ask('ana')).iceServers).toContainEqual(TURN);
  });

  it('refuses who had their share', async () => {
    const { ask, events } = setUp({}, { kind: 'over', by: 'person', until: NOW + 1 });
    await expect(ask('ben')).rejects.toMatchObject({ code: 'limit/reached' });
    expect(events).toEqual([{ event: 'ice/refused', code: 'limit/reached', by: 'person' }]);
  });

  it.each([
    ['the day is used up', {}, { kind: 'paused', until: NOW + 1 } as const, { event: 'ice/paused' }],
    ['counting fails', {}, new Error('x'), { event: 'ice/fallback', step: 'usage' }],
    [
      'the provider fails',
      { provider: provider({ mint: () => Promise.reject(new Error('x')) }) },
      { kind: 'within' } as const,
      { event: 'ice/fallback', step: 'provider' },
    ],
    [
      'the provider grants nothing',
      { provider: provider({ mint: minting([TURN], 0) }) },
      { kind: 'within' } as const,
      { event: 'ice/fallback', step: 'provider', provider: 'coturn' },
    ],
    [
      'the provider refuses',
      {
        provider: provider({
          mint: () =>
            Promise.reject(new ProviderError('provider/refused', { status: 401, fix: ['TURN_SECRET'] })),
        }),
      },
      { kind: 'within' } as const,
      { event: 'ice/fallback', step: 'provider', provider: 'coturn', status: 401, fix: ['TURN_SECRET'] },
    ],
    [
      'the secret is not bound',
      { provider: provider({ secrets: [secret('\n')] }) },
      { kind: 'within' } as const,
      { event: 'ice/fallback', step: 'secret', provider: 'coturn', fix: ['TURN_SECRET'] },
    ],
  ])('gives STUN alone when %s', async (_, changes, verdict, event) => {
    const { ask, events } = setUp(changes, verdict);
    expect((await ask('ben')).iceServers).toEqual([{ urls: [STUN] }]);
    expect(events[0]).toMatchObject(event);
    expect(events[1]).toMatchObject({ event: 'ice/answered', provider: 'none' });
  });

  it('says in the log what to fix, and nothing else', async () => {
    const failure = new ProviderError('provider/refused', { status: 403, fix: ['TURN_URLS', 'TURN_SECRET'] });
    const { ask, events } = setUp({ provider: provider({ mint: () => Promise.reject(failure) }) });
    await ask('ben');
    expect(logEntry(events[0] as LogEvent)).toEqual({
      severity: 'ERROR',
      message: 'ice/fallback',
      step: 'provider',
      provider: 'coturn',
      status: 403,
      fix: ['TURN_URLS', 'TURN_SECRET'],
      error: { name: 'ProviderError', code: 'provider/refused', at: expect.any(Array) as unknown },
    });
  });
});
