import type { IceServer, IceServersAnswer } from '../../../contract/ice-servers.ts';
import type { CallSettings } from './settings.ts';

/** After a failure nothing is asked for this long. */
const PAUSE_MS = 15_000;

export interface CallIceServersOptions {
  readonly settings: Promise<CallSettings>;
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
 * connection takes what is there, and is told when there is more.
 */
export class CallIceServers {
  /** Resolves when the settings are known. Never rejects. */
  readonly ready: Promise<void>;
  readonly #options: CallIceServersOptions;
  readonly #listeners = new Set<() => void>();
  #settings: CallSettings | null = null;
  #minted: Minted | null = null;
  #wanted = false;
  #minting = false;
  #notBefore = 0;
  #closed = false;

  constructor(options: CallIceServersOptions) {
    this.#options = options;
    this.ready = options.settings.then(
      (settings) => {
        this.#settings = settings;
        if (this.#wanted) this.#mint(settings);
        this.#tell();
      },
      () => undefined,
    );
  }

  /** Whether some are on their way. */
  get pending(): boolean {
    return this.#minting;
  }

  /** Whether TURN servers are among those that are good now. */
  get hasTurn(): boolean {
    return this.current().some(({ urls }) => [urls].flat().some((url) => url.startsWith('turn')));
  }

  /** Those that are good now. */
  current(): RTCIceServer[] {
    const minted = this.#minted;
    if (minted !== null && minted.iceServers.length > 0 && this.#options.now() < minted.expiresAt) {
      return minted.iceServers.map(toRtc);
    }
    const urls = this.#settings?.stunUrls ?? [];
    return urls.length === 0 ? [] : [{ urls: [...urls] }];
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

  close(): void {
    this.#closed = true;
    this.#listeners.clear();
  }

  #mint({ turn }: CallSettings): void {
    if (!turn || this.#minting || this.#closed) return;
    const now = this.#options.now();
    if (now < this.#notBefore || (this.#minted !== null && now < this.#minted.halfLifeAt)) return;
    this.#minting = true;
    this.#options
      .mint()
      .then((answer) => {
        this.#minted = { ...answer, halfLifeAt: (this.#options.now() + answer.expiresAt) / 2 };
      })
      // Without them most networks still connect.
      .catch(() => {
        this.#notBefore = this.#options.now() + PAUSE_MS;
      })
      .finally(() => {
        this.#minting = false;
        this.#tell();
      });
  }

  #tell(): void {
    if (this.#closed) return;
    for (const listener of this.#listeners) listener();
  }
}

const toRtc = ({ urls, ...rest }: IceServer): RTCIceServer => ({ urls: [...urls], ...rest });
