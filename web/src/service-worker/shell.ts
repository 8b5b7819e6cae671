import { SETTINGS_FILE } from './plan.ts';

const PREFIX = 'parley-shell-';
/** A page that is slower than this comes from the cache, where it is. Milliseconds. */
const WITHIN_MS = 2_000;

/** What the shell needs of the worker. */
export interface ShellStores {
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>;
  fetch(request: RequestInfo, init?: RequestInit): Promise<Response>;
}

/** The files of one version of the page, kept to open it without a network. */
export class Shell {
  readonly files: ReadonlySet<string>;
  readonly #stores: ShellStores;
  readonly #name: string;

  /** `version` is another one for other files. */
  constructor(stores: ShellStores, { version, files }: { version: string; files: readonly string[] }) {
    this.#stores = stores;
    this.#name = PREFIX + version;
    this.files = new Set(files);
  }

  /** Keeps all files, or rejects and keeps nothing. */
  async install(): Promise<void> {
    const { caches } = this.#stores;
    const cache = await caches.open(this.#name);
    try {
      await Promise.all([...this.files].map(async (file) => cache.put(file, await this.#load(file))));
    } catch (error) {
      await caches.delete(this.#name);
      throw error;
    }
  }

  /** What has its content in its name: from whichever version has it, since a page of the one before may be open. */
  async kept(request: Request, file: string): Promise<Response> {
    return (await this.#stores.caches.match(file)) ?? this.#stores.fetch(request);
  }

  /** From the network; from the cache when there is none, when it takes too long, or when the server is in trouble. */
  async newest(file: string, network: Promise<Response>): Promise<Response> {
    const cache = await this.#stores.caches.open(this.#name);
    const kept = (): Promise<Response | undefined> => cache.match(file);
    const answered = network.then(
      async (response) => {
        if (response.status >= 500) return (await kept()) ?? response;
        if (file === SETTINGS_FILE && response.ok) await cache.put(file, response.clone());
        return response;
      },
      async (error: unknown) => {
        const response = await kept();
        if (response === undefined) throw error;
        return response;
      },
    );
    const tooLong = new Promise<void>((resolve) => {
      setTimeout(resolve, WITHIN_MS);
    });
    return Promise.race([answered, tooLong.then(kept).then((response) => response ?? answered)]);
  }

  /** Deletes what is kept of other versions. */
  async dropOthers(): Promise<void> {
    const { caches } = this.#stores;
    const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== this.#name);
    await Promise.all(others.map((name) => caches.delete(name)));
  }

  /** Deletes everything that any version has kept. */
  static async dropAll(caches: ShellStores['caches']): Promise<void> {
    const all = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    await Promise.all(all.map((name) => caches.delete(name)));
  }

  async #load(file: string): Promise<Response> {
    const { caches } = this.#stores;
    if (file.startsWith('/assets/')) {
      const kept = await caches.match(file);
      if (kept !== undefined) return kept;
    }
    // What has no hash in its name may be an old one in the browser's own cache.
    const response = await this.#stores.fetch(file, {
      cache: file.startsWith('/assets/') ? 'default' : 'reload',
    });
    if (!response.ok || response.redirected) throw new Error(`${file}: ${response.status}`);
    if (file === '/') await this.#isOwn(response.clone());
    return response;
  }

  /** While a deploy is on its way, the page may be of another version than this worker. */
  async #isOwn(page: Response): Promise<void> {
    const named = (await page.text()).match(/\/assets\/[^"'\s]+/g) ?? [];
    const foreign = named.find((file) => !this.files.has(file));
    if (foreign !== undefined) throw new Error(`The page is of another version: ${foreign}`);
  }
}
