import { expect } from 'vitest';
import type { ParleyPage } from './pages.ts';

export interface Asked {
  /** When the page asked the function, in milliseconds since 1970. */
  readonly at: number[];
  /** When it got the answer. */
  readonly answeredAt: number[];
}

export interface TurnOptions {
  /** Of the deployed function. */
  readonly url: string;
  /** The function's answer comes after this. */
  readonly delay?: () => Promise<unknown>;
  /** Further settings of the page. */
  readonly settings?: { readonly relayOnly?: boolean };
}

/** Switches TURN on for a page: `/parley.json` says so, and its function is another one. */
export async function withTurn(
  { page }: ParleyPage,
  { url, delay = async () => undefined, settings = {} }: TurnOptions,
): Promise<Asked> {
  const asked: Asked = { at: [], answeredAt: [] };
  await page.route('**/parley.json', (route) =>
    route.fulfill({ json: { stunUrls: [], turn: true, ...settings } }),
  );
  await page.route('**/iceServers', async (route) => {
    asked.at.push(Date.now());
    const [response] = await Promise.all([route.fetch({ url }), delay()]);
    expect(response.status()).toBe(200);
    asked.answeredAt.push(Date.now());
    await route.fulfill({ response });
  });
  return asked;
}
