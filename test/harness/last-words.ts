import type { Page } from 'playwright-core';

/** A request that a page made while it was closing. */
export interface LastWord {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/**
 * Runs in the page before its own scripts: what it says while it closes is lost, as in a crash, but
 * kept in this tab's storage, so that a test can say it later.
 */
export function loseLastWords(): void {
  const send = window.fetch.bind(window);
  window.fetch = (input, init) => {
    if (init?.keepalive !== true) return send(input, init);
    // The page sends text to an address that is text.
    const word = {
      url: input as string,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: init.body as string,
    };
    sessionStorage.setItem('test.last-word', JSON.stringify(word));
    return new Promise(() => undefined);
  };
}

/** The last word of the page that was in this tab before. */
export async function lastWord(page: Page): Promise<LastWord> {
  const text = await page.evaluate(() => sessionStorage.getItem('test.last-word'));
  if (text === null) throw new Error('The page before said nothing.');
  return JSON.parse(text) as LastWord;
}

/** Says it now; resolves to the HTTP status of the answer. */
export async function sayLastWord({ url, headers, body }: LastWord): Promise<number> {
  return (await fetch(url, { method: 'POST', headers, body })).status;
}
