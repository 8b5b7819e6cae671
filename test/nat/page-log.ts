import type { Page } from 'playwright-core';

/** What a page said and asked for, to tell in case of a failure. */
export class PageLog {
  readonly #page: Page;
  readonly #said: string[] = [];
  readonly #open = new Map<object, { readonly what: string; readonly at: number }>();

  constructor(page: Page) {
    this.#page = page;
    page.on('console', (message) => void this.#said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => void this.#said.push(String(error)));
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      this.#open.set(request, { what: `${request.method()} ${pathname}`, at: performance.now() });
    });
    page.on('requestfinished', (request) => void this.#open.delete(request));
    page.on('requestfailed', (request) => {
      const what = this.#open.get(request)?.what ?? request.url();
      this.#open.delete(request);
      this.#said.push(`${what}: ${request.failure()?.errorText ?? 'failed'}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.#said.push(`${response.url()}: ${response.status()}`);
    });
  }

  async tell(): Promise<string> {
    const app = this.#page.locator('parley-app');
    const phase = await app.getAttribute('data-phase', { timeout: 2_000 }).catch(() => 'no page');
    const waiting = [...this.#open.values()].map(
      ({ what, at }) => `open for ${Math.round(performance.now() - at)} ms: ${what}`,
    );
    return [`${this.#page.url()} (${phase})`, ...this.#said, ...waiting].join('\n  ');
  }
}
