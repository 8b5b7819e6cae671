import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../log.ts';
import type { Verdict } from '../usage/usage.ts';
import { iceServersFor, LIFETIME_MS, LIFETIME_TOGETHER_MS, type MintDependencies } from './mint.ts';
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
  return { name: 'coturn', secrets: [secret('s')], mint: async () => [TURN], ...changes };
}

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
    const mint: IceProvider['mint'] = async ({ lifetimeMs }) => {
      asked.push(lifetimeMs);
      return [TURN];
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
  ])('refuses with %s and counts nothing', async (code, changes) => {
    const { ask, counted } = setUp(changes);
    await expect(ask('ben')).rejects.toMatchObject({ code });
    expect(counted).toEqual([]);
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
      'the secret is not bound',
      { provider: provider({ secrets: [secret('')] }) },
      { kind: 'within' } as const,
      { event: 'ice/fallback', step: 'secret' },
    ],
  ])('gives STUN alone when %s', async (_, changes, verdict, event) => {
    const { ask, events } = setUp(changes, verdict);
    expect((await ask('ben')).iceServers).toEqual([{ urls: [STUN] }]);
    expect(events[0]).toMatchObject(event);
    expect(events[1]).toMatchObject({ event: 'ice/answered', provider: 'none' });
  });
});
