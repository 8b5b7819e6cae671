import { launchBrowser, type BrowserOptions, type PersonOptions, type TestBrowser } from './browser.ts';
import { ParleyPage } from './pages.ts';

/** Browsers of their own for each person, and everybody's page closed after each test. */
export class People {
  readonly #browsers = new Map<string, TestBrowser>();
  readonly #origin: string;
  readonly #defaults: PersonOptions;

  /** @param defaults what holds for everybody who comes, unless they say otherwise */
  constructor(origin: string, defaults: PersonOptions = {}) {
    this.#origin = origin;
    this.#defaults = defaults;
  }

  /** A new person at the landing page, or at `path`, in the browser of this name; it is launched when first named. */
  async arrive(
    browser: string,
    options: PersonOptions & BrowserOptions & { path?: string } = {},
  ): Promise<ParleyPage> {
    const page = await this.prepare(browser, options);
    return page.open(this.#origin + (options.path ?? '/'));
  }

  /** The same without an address yet. */
  async prepare(browser: string, options: PersonOptions & BrowserOptions = {}): Promise<ParleyPage> {
    const launched = this.#browsers.get(browser) ?? (await launchBrowser(options));
    this.#browsers.set(browser, launched);
    return new ParleyPage(await launched.newPerson({ ...this.#defaults, ...options }));
  }

  async sendEverybodyHome(): Promise<void> {
    const contexts = [...this.#browsers.values()].flatMap(({ browser }) => browser.contexts());
    await Promise.all(contexts.map((context) => context.close()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#browsers.values()].map((browser) => browser.close()));
    this.#browsers.clear();
  }
}
