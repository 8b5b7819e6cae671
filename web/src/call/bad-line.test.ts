import { describe, expect, it } from 'vitest';
import { BadLine } from './bad-line.ts';

/** Looks for so many seconds at a line of so many kbit/s; returns the steps, without repetitions. */
function watch(line: BadLine, seconds: number, kbps: number | null, sends = true): number[] {
  const steps = [line.step as number];
  for (let second = 0; second < seconds; second += 1) {
    line.look(kbps === null ? null : kbps * 1_000, sends);
    if (line.step !== steps.at(-1)) steps.push(line.step);
  }
  return steps;
}

describe('how much is sent', () => {
  it('is everything on a good line, and where the browser says nothing of it', () => {
    expect(watch(new BadLine(), 60, 2_000)).toEqual([0]);
    expect(watch(new BadLine(), 60, null)).toEqual([0]);
  });

  it('is not cut while a new connection finds out what the line carries', () => {
    const line = new BadLine();
    expect(watch(line, 3, 100)).toEqual([0]);
    expect(watch(line, 30, 2_000)).toEqual([0]);
  });

  it('is cut within two seconds, at once as far as it has to', () => {
    const line = new BadLine();
    watch(line, 20, 2_000);
    expect(watch(line, 1, 110)).toEqual([0]);
    expect(watch(line, 1, 110)).toEqual([0, 2]);
    expect(watch(line, 60, 110)).toEqual([2]);
  });

  it('is cut less on a line that carries more', () => {
    const line = new BadLine();
    watch(line, 20, 2_000);
    expect(watch(line, 30, 240)).toEqual([0, 1]);
    expect(watch(line, 30, 130)).toEqual([1, 2]);
  });

  it('comes back slowly, and not between', () => {
    const line = new BadLine();
    watch(line, 20, 100);
    expect(watch(line, 30, 200)).toEqual([2]);
    expect(watch(line, 5, 240)).toEqual([2]);
    expect(watch(line, 1, 240)).toEqual([2, 1]);
    expect(watch(line, 30, 500)).toEqual([1]);
    expect(watch(line, 6, 900)).toEqual([1, 0]);
  });

  it('is the sound alone on a line that carries no more, with a try now and then, ever more seldom', () => {
    const line = new BadLine();
    watch(line, 20, 100);
    expect(watch(line, 5, 40)).toEqual([2, 3]);
    expect(watch(line, 9, 40)).toEqual([3]);
    expect(watch(line, 6, 40)).toEqual([3, 2, 3]);
    expect(watch(line, 19, 40)).toEqual([3]);
    expect(watch(line, 6, 40)).toEqual([3, 2, 3]);
    expect(watch(line, 600, 40).length).toBeLessThan(20);
  });

  it('comes back from sound alone, and begins again with short pauses', () => {
    const line = new BadLine();
    watch(line, 60, 40);
    expect(watch(line, 120, 2_000).slice(-3)).toEqual([2, 1, 0]);
    watch(line, 6, 100);
    expect(watch(line, 60, 40).slice(0, 3)).toEqual([2, 3, 2]);
  });

  it('tells nothing from a line without pictures', () => {
    const line = new BadLine();
    watch(line, 20, 2_000);
    expect(watch(line, 60, 60, false)).toEqual([0]);
  });

  it('is kept for the next connection, which is given time', () => {
    const line = new BadLine();
    watch(line, 20, 100);
    line.renew();
    expect(watch(line, 5, 2_000)).toEqual([2]);
    expect(watch(line, 30, 2_000)).toEqual([2, 1, 0]);
  });
});
