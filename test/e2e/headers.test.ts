import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../emulator/suite/paths.ts';
import { originUrl } from '../harness/environment.ts';
import { waitForMedia } from '../harness/media.ts';
import { People } from '../harness/two-people.ts';

/** What `firebase deploy` sends to production. */
const { hosting } = JSON.parse(readFileSync(`${ROOT}/firebase.json`, 'utf8')) as {
  hosting: { headers: { source: string; headers: { key: string; value: string }[] }[] };
};
const deployed = (source: string): [string, string][] =>
  (hosting.headers.find((entry) => entry.source === source)?.headers ?? []).map(({ key, value }) => [
    key,
    value,
  ]);

const people = new People(originUrl());
afterAll(() => people.close());

async function headersOf(path: string): Promise<Headers> {
  const answer = await fetch(new URL(path, originUrl()));
  await answer.arrayBuffer();
  return answer.headers;
}

async function anAsset(): Promise<string> {
  const page = await (await fetch(originUrl())).text();
  const asset = /\/assets\/[^"']+\.js/.exec(page)?.[0];
  if (asset === undefined) throw new Error(`No script in the page:\n${page}`);
  return asset;
}

describe('the headers behind the one origin', () => {
  test.each(['/', '/c/abc-defg-hjk'])('are those that are deployed: %s', async (path) => {
    const headers = await headersOf(path);
    expect(deployed('**').length).toBeGreaterThan(4);
    for (const [key, value] of deployed('**')) expect(headers.get(key), key).toBe(value);
  });

  test('let no inline code run, nobody frame the page, and nothing load from elsewhere', async () => {
    const policy = (await headersOf('/')).get('content-security-policy') ?? '';
    const directives = new Map(
      policy.split(';').map((directive) => {
        const [name = '', ...values] = directive.trim().split(/\s+/);
        return [name, values];
      }),
    );
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*(?!\.cloudfunctions\.net)/);
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('style-src')).toEqual(["'self'"]);
    expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
    expect(directives.get('connect-src')?.filter((source) => source.startsWith('http'))).toEqual([
      'https://firestore.googleapis.com',
      'https://identitytoolkit.googleapis.com',
      'https://securetoken.googleapis.com',
      'https://*.cloudfunctions.net',
    ]);
  });

  test('keep hashed assets for ever and pages never', async () => {
    expect((await headersOf(await anAsset())).get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    );
    for (const path of ['/', '/index.html', '/c/abc-defg-hjk', '/parley.json']) {
      expect((await headersOf(path)).get('cache-control'), path).toBe('no-cache');
    }
  });

  test('an asset that is not there is not the page', async () => {
    const answer = await fetch(new URL('/assets/gone-12345678.js', originUrl()));
    await answer.arrayBuffer();
    expect(answer.status).toBe(404);
  });
});

test('a whole call breaks none of the policies', async () => {
  const ana = await people.prepare('first');
  const ben = await people.prepare('second');
  for (const { page } of [ana, ben]) {
    await page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(window, { violations });
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
  }
  await ana.open(originUrl());
  await ana.create();
  await ben.open(ana.page.url());
  await ben.join();
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  for (const { page } of [ana, ben]) {
    expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
  }
});

test('code that was slipped into the page does not run', async () => {
  const ana = await people.prepare('first');
  await ana.open(originUrl());
  const ran = await ana.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.slippedIn = true';
    document.body.append(script);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return 'slippedIn' in window;
  });
  expect(ran).toBe(false);
});
