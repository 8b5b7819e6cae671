import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

const SIZES = [
  ['a phone', { width: 390, height: 844 }],
  ['a laptop', { width: 1440, height: 900 }],
] as const;

/** What has moved by itself since the page was loaded, as the browser scores it, and what it was. */
async function shifts(page: Page): Promise<{ score: number; what: string[] }> {
  await page.waitForTimeout(1_500);
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const found: (PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources?: { node?: Element | null }[];
        })[] = [];
        new PerformanceObserver((list) => found.push(...(list.getEntries() as typeof found))).observe({
          type: 'layout-shift',
          buffered: true,
        });
        setTimeout(() => {
          const counted = found.filter(({ hadRecentInput }) => !hadRecentInput);
          resolve({
            score: counted.reduce((sum, { value }) => sum + value, 0),
            what: counted.flatMap(({ value, sources = [] }) =>
              sources.map(({ node }) => `${value.toFixed(4)} ${node?.nodeName} ${node?.className ?? ''}`),
            ),
          });
        }, 300);
      }),
  );
}

async function expectStill(page: Page): Promise<void> {
  const { score, what } = await shifts(page);
  expect(score, what.join('\n')).toBeLessThan(0.02);
}

describe.each(SIZES)('nothing moves by itself on %s', (_, viewport) => {
  test('on the start page', async () => {
    const ana = await people.arrive('first', { viewport });
    await ana.newCall.first().waitFor();
    await expectStill(ana.page);
  });

  test('on the start page of somebody who has had calls', async () => {
    const before = (): void => {
      const now = Date.now();
      for (const end of ['01', '02', '03', '04', '05']) {
        const id = `abcdefgh${end}`;
        const call = {
          version: 1,
          id,
          room: null,
          at: now,
          until: now,
          names: ['Ana'],
          talkedMs: 1,
          over: false,
        };
        localStorage.setItem(`parley:recent:c/${id}`, JSON.stringify(call));
      }
    };
    const ana = await people.arrive('first', { viewport, before });
    await ana.page.locator('recent-calls li').nth(2).waitFor();
    await expectStill(ana.page);
  });

  test('on the way into a call', async () => {
    const ana = await people.arrive('first', { viewport });
    await ana.create();
    await expectStill(ana.page);
    const ben = await people.arrive('second', { viewport, path: new URL(ana.page.url()).pathname });
    await ben.reaches('ready');
    await expectStill(ben.page);
  });
});
