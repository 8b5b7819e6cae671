import { loaded, versionFiles } from '../service-worker/messages.ts';

/** Whoever comes back to the page after so long may find another version. Milliseconds. */
const LOOK_EVERY_MS = 60 * 60_000;

/** What is needed of the browser. */
export interface VersionSources {
  readonly workers: Pick<ServiceWorkerContainer, 'register' | 'ready' | 'addEventListener'>;
  readonly document: Pick<Document, 'addEventListener' | 'visibilityState'>;
  readonly now: () => number;
}

/**
 * Whether this page is the newest that there is. A service worker keeps its files, to open it without a
 * network, and learns of new ones; the page asks it to look when somebody comes back after an hour.
 */
export class PageVersion {
  readonly #script: string;
  #isOld = false;
  #lookedAt = 0;

  /** `script` is the path of the page's main script. */
  constructor(script: string) {
    this.#script = script;
  }

  /** Whether the next page that is loaded will be another one. */
  get isOld(): boolean {
    return this.#isOld;
  }

  async keep({ workers, document, now }: VersionSources): Promise<void> {
    this.#lookedAt = now();
    workers.addEventListener('message', ({ data }: MessageEvent) => {
      const files = versionFiles(data);
      if (files !== null) this.#isOld = !files.includes(this.#script);
    });
    const registration = await workers.register('/service-worker.js');
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible' || now() - this.#lookedAt < LOOK_EVERY_MS) return;
      this.#lookedAt = now();
      // Offline, or the server is away: it is looked for again at the next visit.
      registration.update().catch(() => undefined);
    });
    (await workers.ready).active?.postMessage(loaded(this.#script));
  }
}

/** The version of this page. */
export const pageVersion = new PageVersion(new URL(import.meta.url).pathname);

/** Lets a worker keep the page, once it has loaded and has nothing better to do. */
export function keepPage(): void {
  if (import.meta.env['VITE_SERVICE_WORKER'] === 'off' || !('serviceWorker' in navigator)) return;
  const sources = { workers: navigator.serviceWorker, document, now: () => Date.now() };
  const keep = (): void => {
    // It is a convenience: without it, or in a private window that refuses it, everything else works.
    pageVersion.keep(sources).catch(() => undefined);
  };
  const whenQuiet = (): void => void setTimeout(keep, QUIET_MS);
  if (document.readyState === 'complete') whenQuiet();
  else addEventListener('load', whenQuiet, { once: true });
}

/** From the load of the page: whoever opens a link to a call is about to click, and comes first. */
const QUIET_MS = 2_000;
