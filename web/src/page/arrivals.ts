import { arrivalWords } from '../text/arrival.ts';
import type { Notices } from './notices.ts';
import type { PageState } from './page-state.ts';

/** What somebody who waits has waited for. */
export type Arrival =
  /** The other person is there. */
  | { readonly kind: 'came'; readonly name: string }
  /** One waited before the door. */
  | { readonly kind: 'let-in' }
  /** One waited for the time when the doors open. */
  | { readonly kind: 'opened' }
  | { readonly kind: 'knocked'; readonly names: readonly string[] };

/** What has arrived between two states of the page; null when nothing did. */
export function arrivalOf(
  before: Pick<PageState, 'call' | 'desk'>,
  after: Pick<PageState, 'call' | 'desk'>,
): Arrival | null {
  const [was, is] = [before.call, after.call];
  const isTogether = is.phase === 'connecting' || is.phase === 'connected';
  if (was.phase === 'waiting' && was.stored && isTogether) return { kind: 'came', name: is.other };
  if (was.phase === 'door' && was.status === 'knocking') {
    if (isTogether || is.phase === 'joining' || is.phase === 'waiting') return { kind: 'let-in' };
  }
  if (was.phase === 'door' && was.status === 'early') {
    if (is.phase === 'ready' || (is.phase === 'door' && is.status === 'closed')) return { kind: 'opened' };
  }
  const known = new Set(before.desk?.waiting.map(({ uid }) => uid));
  const names = (after.desk?.waiting ?? []).filter(({ uid }) => !known.has(uid)).map(({ name }) => name);
  return names.length > 0 ? { kind: 'knocked', names } : null;
}

export interface ArrivalsOptions {
  readonly isHidden: () => boolean;
  readonly play: () => void;
  readonly notices: Pick<Notices, 'show' | 'clear'>;
  /** Path of the page. */
  readonly path: () => string;
  /** `news` is another one. */
  readonly changed: () => void;
}

/** Tells who waits that their waiting is over: by a sound, and while nobody looks by the tab's title and a notification. */
export class Arrivals {
  readonly #options: ArrivalsOptions;
  #news: string | null = null;

  constructor(options: ArrivalsOptions) {
    this.#options = options;
  }

  /** What happened while nobody looked; null once somebody did. */
  get news(): string | null {
    return this.#news;
  }

  follow(before: PageState, after: PageState): void {
    const arrival = arrivalOf(before, after);
    if (arrival === null) {
      // It is no news any more that somebody was there.
      if (this.#news !== null && !('other' in after.call)) this.#tell(null);
      return;
    }
    const { isHidden, play, notices, path } = this.#options;
    // For a knock the notice rings that shows it.
    if (arrival.kind !== 'knocked') play();
    if (!isHidden()) return;
    const { title, body } = arrivalWords(arrival);
    // How many knock stands in the title anyway.
    if (arrival.kind !== 'knocked') this.#tell(title);
    // A system that shows none has refused nothing that matters.
    notices.show({ title, body, path: path() }).catch(() => undefined);
  }

  /** Somebody looks at the page. */
  seen(): void {
    this.#tell(null);
    this.#options.notices.clear(this.#options.path()).catch(() => undefined);
  }

  #tell(news: string | null): void {
    if (news === this.#news) return;
    this.#news = news;
    this.#options.changed();
  }
}
