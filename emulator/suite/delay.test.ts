import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { delayed } from './delay.ts';

test('chunks come late, in order, and not later for those before them', async () => {
  const start = performance.now();
  const arrivals: [string, number][] = [];
  for await (const chunk of Readable.from([Buffer.from('a'), Buffer.from('b'), Buffer.from('c')]).pipe(
    delayed(80),
  )) {
    arrivals.push([String(chunk), performance.now() - start]);
  }
  expect(arrivals.map(([text]) => text).join('')).toBe('abc');
  expect(arrivals[0]?.[1]).toBeGreaterThanOrEqual(75);
  expect(arrivals.at(-1)?.[1]).toBeLessThan(200);
});
