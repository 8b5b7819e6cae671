import { describe, expect, it } from 'vitest';
import { eachLimited } from './each-limited.ts';

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
const always = (): boolean => true;

describe('eachLimited', () => {
  it('does all, so many at a time', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    const all = await eachLimited([1, 2, 3, 4, 5, 6, 7], 3, always, async (item) => {
      most = Math.max(most, ++running);
      await tick();
      running -= 1;
      done.push(item);
    });
    expect(all).toBe(true);
    expect(most).toBe(3);
    expect(done.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('begins nothing more once the time is up', async () => {
    const done: number[] = [];
    const all = await eachLimited(
      [1, 2, 3, 4],
      2,
      () => done.length < 2,
      async (item) => {
        await tick();
        done.push(item);
      },
    );
    expect(all).toBe(false);
    expect(done.length).toBeLessThan(4);
  });

  it('rejects after what was begun has settled', async () => {
    let settled = 0;
    const work = eachLimited([1, 2], 2, always, async (item) => {
      if (item === 1) throw new Error('first');
      await tick();
      settled += 1;
    });
    await expect(work).rejects.toThrow('first');
    expect(settled).toBe(1);
  });

  it('has nothing to do for nothing', async () => {
    expect(await eachLimited([], 3, always, async () => {})).toBe(true);
  });
});
