import { ParleyError, type ErrorCode } from '../../../../contract/errors.ts';
import type { IceServer, IceServersAnswer } from '../../../../contract/ice-servers.ts';
import { isTurnUrl } from '../../../../contract/ice-urls.ts';
import { hasTurn, type IceChoice } from './ice-choice.ts';
import type { CallSettings } from '../settings.ts';

/** After a failure nothing is asked for this long. */
const PAUSE_MS = 15_000;
/** Where nothing goes without a relay, it is asked for again after each pause, and each is twice the last, up to this. */
const LONGEST_PAUSE_MS = 4 * 60_000;

export interface CallIceServersOptions {
  /** Asked again after it failed. */
  readonly settings: () => Promise<CallSettings>;
  /** Whether the person hides their address. */
  readonly hides: () => boolean;
  /** Asks the function; for projects with TURN alone. */
  readonly mint: () => Promise<IceServersAnswer>;
  /** The server's clock in milliseconds since 1970: expiries are by it. */
  readonly now: () => number;
}

interface Minted extends IceServersAnswer {
  readonly halfLifeAt: number;
}

/**
 * The ICE servers of one call, as they become known. Nobody waits for them: whoever makes a
 * connection takes what is there, and is told when there is more. Nobody describes a connection before it is
 * `decided` whether it may tell the own address; that is known with the settings.
 */
export class CallIceServers {
  readonly #options: CallIceServersOptions;
  readonly #listeners = new Set<() => void>();
  #settings: CallSettings | null = null;
  #minted: Minted | null = null;
  #wanted = false;
  #minting = false;
  #notBefore = 0;
  #pauseMs = PAUSE_MS;
  #again: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: CallIceServersOptions) {
    this.#options = options;
    this.#load().catch(() => undefined);
  }

  /**
   * Resolves once a connection may be described: at once, or when the settings are there. Rejects when they can't be
   * had, and where the address is to be hidden and there is no relay.
   */
  async decided(): Promise<void> {
    if (this.#settings === null) await this.#load();
    const problem = this.#problem;
    if (problem !== null) throw new ParleyError(problem);
  }

  /** Whether the other side must not learn the own address. Until that is known, it is. */
  get hidden(): boolean {
    return this.#options.hides() || (this.#settings?.relayOnly ?? true);
  }

  /** Whether there is no way, since the address is hidden and no relay is known. */
  get lacksRelay(): boolean {
    return this.hidden && this.current().length === 0;
  }

  /** The same, and not for want of time. */
  get isStuck(): boolean {
    return (
      this.#wanted && this.#settings !== null && this.lacksRelay && !this.#minting && this.#notBefore > 0
    );
  }

  /** Whether some are on their way. */
  get pending(): boolean {
    return this.#minting;
  }

  /** Whether TURN servers are among those that are good now. */
  get hasTurn(): boolean {
    return hasTurn(this.current());
  }

  /** Those that are good now; relays alone where the address is hidden, since STUN servers would learn it for nothing. */
  current(): RTCIceServer[] {
    const minted = this.#minted;
    const isGood = minted !== null && this.#options.now() < minted.expiresAt;
    if (this.hidden) return isGood ? minted.iceServers.flatMap(relaysOf).map(toRtc) : [];
    if (isGood && minted.iceServers.length > 0) return minted.iceServers.map(toRtc);
    const urls = this.#settings?.stunUrls ?? [];
    return urls.length === 0 ? [] : [{ urls: [...urls] }];
  }

  choice(): IceChoice {
    return {
      iceServers: this.current(),
      iceTransportPolicy: this.hidden ? 'relay' : 'all',
      goodUntil: this.goodUntil,
    };
  }

  /** Until when `current` is good, in milliseconds by the server's clock; Infinity for what doesn't expire. */
  get goodUntil(): number {
    const minted = this.#minted;
    return minted !== null && this.#options.now() < minted.expiresAt ? minted.expiresAt : Infinity;
  }

  /** Resolves once nothing is on its way any more, or `atMostMs` later. */
  settled(atMostMs: number): Promise<void> {
    if (!this.#minting) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(finish, atMostMs);
      const stop = this.subscribe(() => {
        if (!this.#minting) finish();
      });
    });
  }

  /** They are about to be used: asks for those that are missing or past half their life. */
  want(): void {
    this.#wanted = true;
    if (this.#settings !== null) this.#mint(this.#settings);
  }

  /** Called when `current` or `pending` may have changed. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The person chose otherwise. */
  reconsider(): void {
    if (this.#wanted) this.want();
    this.#tell();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#again);
    this.#listeners.clear();
  }

  #mint({ turn }: CallSettings): void {
    if (!turn || this.#minting || this.#closed) return;
    const now = this.#options.now();
    const isGood = this.#minted !== null && now < this.#minted.halfLifeAt && !this.lacksRelay;
    if (now < this.#notBefore || isGood) return;
    this.#minting = true;
    this.#options
      .mint()
      .then((answer) => {
        this.#minted = { ...answer, halfLifeAt: (this.#options.now() + answer.expiresAt) / 2 };
        if (this.lacksRelay) this.#pause();
        else this.#pauseMs = PAUSE_MS;
      })
      // Without them most networks still connect.
      .catch(() => this.#pause())
      .finally(() => {
        this.#minting = false;
        this.#tell();
      });
  }

  #pause(): void {
    this.#notBefore = this.#options.now() + this.#pauseMs;
    if (!this.lacksRelay || this.#closed) return;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.want(), this.#pauseMs + 50);
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
  }

  async #load(): Promise<void> {
    try {
      const settings = await this.#options.settings();
      if (this.#settings !== null) return;
      this.#settings = settings;
    } catch (cause) {
      throw new ParleyError('network/firebase-unreachable', 'The page’s settings', { cause });
    }
    if (this.#wanted) this.#mint(this.#settings);
    this.#tell();
  }

  get #problem(): ErrorCode | null {
    const settings = this.#settings;
    if (settings === null || settings.turn || !this.hidden) return null;
    return settings.relayOnly ? 'relay/not-set-up' : 'relay/none';
  }

  #tell(): void {
    if (this.#closed) return;
    for (const listener of this.#listeners) listener();
  }
}

const toRtc = ({ urls, ...rest }: IceServer): RTCIceServer => ({ urls: [...urls], ...rest });

const relaysOf = ({ urls, ...rest }: IceServer): IceServer[] => {
  const relays = urls.filter(isTurnUrl);
  return relays.length === 0 ? [] : [{ urls: relays, ...rest }];
};
