import { ParleyError } from '../../../contract/errors.ts';
import type { IceServer, IceServersAnswer } from '../../../contract/ice-servers.ts';
import type { Log } from '../log.ts';
import type { Usage } from '../usage/usage.ts';
import { ProviderError } from './providers/provider-error.ts';
import type { IceProvider, Minted } from './providers/provider.ts';
import { standingOf, type CallForSeats } from './seats.ts';

/** Before two are connected: longer than it takes to join, short for who only looks in. */
export const LIFETIME_MS = 12 * 60_000;
/** Once both sit there: the page asks again when half of it is past, and a call seldom lasts longer. */
export const LIFETIME_TOGETHER_MS = 2 * 60 * 60_000;

export interface MintDependencies {
  /** The call, or null when there is none. One read. */
  readonly readCall: (id: string) => Promise<CallForSeats | null>;
  readonly usage: Usage;
  /** Null when the project has no TURN. */
  readonly provider: IceProvider | null;
  readonly stunUrls: () => readonly string[];
  readonly now: () => number;
  readonly log: Log;
}

export interface Asking {
  readonly uid: string;
  /** Valid ID of a call. */
  readonly id: string;
  /** What clientAddress() makes of the request. */
  readonly address: string;
}

/**
 * ICE servers for who sits in the call or may take a seat now; ParleyError for anyone else. TURN is
 * left out, and said so in the log, when the project's day is used up or something fails: a call by STUN
 * is better than none.
 */
export async function iceServersFor(
  asking: Asking,
  dependencies: MintDependencies,
): Promise<IceServersAnswer> {
  const { readCall, stunUrls, now: clock, log, provider } = dependencies;
  const now = clock();
  const call = await readCall(asking.id);
  if (call === null) throw new ParleyError('call/unknown');
  const standing = standingOf(asking.uid, call, now);
  if (standing.kind === 'refused') throw new ParleyError(standing.code);

  const together = standing.kind === 'sits' && standing.together;
  const lifetimeMs = together ? LIFETIME_TOGETHER_MS : LIFETIME_MS;
  const turn = provider ? await mintTurn(provider, asking, now, lifetimeMs, dependencies) : null;
  const expiresAt = Math.min(now + lifetimeMs, turn?.expiresAt ?? Infinity);
  log({
    event: 'ice/answered',
    provider: turn ? (provider?.name ?? 'none') : 'none',
    lifetimeMs: expiresAt - now,
  });
  return { iceServers: withStun(stunUrls(), turn?.iceServers ?? []), expiresAt };
}

/** The project's own STUN servers; where it names none, that of the provider. */
function withStun(urls: readonly string[], minted: readonly IceServer[]): IceServer[] {
  if (urls.length === 0) return [...minted];
  return [{ urls }, ...minted.filter(({ credential }) => credential !== undefined)];
}

async function mintTurn(
  provider: IceProvider,
  asking: Asking,
  now: number,
  lifetimeMs: number,
  { usage, log }: MintDependencies,
): Promise<Minted | null> {
  const empty = provider.secrets.filter((secret) => secret.value().trim() === '');
  if (empty.length > 0) {
    log({
      event: 'ice/fallback',
      step: 'secret',
      provider: provider.name,
      fix: empty.map(({ name }) => name),
    });
    return null;
  }
  try {
    const verdict = await usage.count({ person: asking.uid, call: asking.id, address: asking.address }, now);
    if (verdict.kind === 'over') {
      log({ event: 'ice/refused', code: 'limit/reached', by: verdict.by });
      throw new ParleyError('limit/reached');
    }
    if (verdict.kind === 'paused') {
      log({ event: 'ice/paused' });
      return null;
    }
  } catch (error) {
    if (error instanceof ParleyError) throw error;
    log({ event: 'ice/fallback', step: 'usage', error });
    return null;
  }
  try {
    const minted = await provider.mint({ uid: asking.uid, now, lifetimeMs });
    if (minted.expiresAt <= now) throw new ProviderError('provider/nonsense');
    return minted;
  } catch (error) {
    const { fix = [], status } = error instanceof ProviderError ? error : {};
    log({
      event: 'ice/fallback',
      step: 'provider',
      provider: provider.name,
      ...(status === undefined ? {} : { status }),
      fix,
      error,
    });
    return null;
  }
}
