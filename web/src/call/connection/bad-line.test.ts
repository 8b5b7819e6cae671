import { describe, expect, it } from 'vitest';
import { BadLine } from './bad-line.ts';

/** How often the other side tells of the sound that it misses, in seconds. */
const REPORT_EVERY = 5;
/** What Chromium believes at least of a line that it sends a picture over. */
const LEAST = 80;

interface Line {
  /** The share of the sound that is lost. */
  readonly lost?: number;
  /** Whether a picture is to be sent. */
  readonly sends?: boolean;
}

/** Looks for so many seconds at a line of so many kbit/s; returns the steps, without repetitions. */
function watch(
  line: BadLine,
  seconds: number,
  kbps: number | null,
  { lost = 0, sends = true }: Line = {},
): number[] {
  const steps = [line.step as number];
  for (let second = 1; second <= seconds; second += 1) {
    const soundLost = second % REPORT_EVERY === 0 ? lost : null;
    line.look({ available: kbps === null ? null : kbps * 1_000, soundLost }, sends);
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

  it('keeps the picture as long as the sound arrives, whatever the browser believes', () => {
    const line = new BadLine();
    watch(line, 20, 100);
    expect(watch(line, 60, LEAST)).toEqual([2]);
    expect(watch(line, 60, LEAST, { lost: 0.08 })).toEqual([2]);
    // Then it isn't for want of room.
    expect(watch(line, 60, 200, { lost: 0.3 })).toEqual([2]);
  });

  it('keeps it when only the time before was bad for the sound', () => {
    const line = new BadLine();
    watch(line, 20, 100);
    expect(watch(line, 5, LEAST, { lost: 0.4 })).toEqual([2]);
    expect(watch(line, 5, LEAST)).toEqual([2]);
    expect(watch(line, 5, LEAST, { lost: 0.4 })).toEqual([2]);
  });

  it('is the sound alone where that gets lost, with a try now and then, ever more seldom', () => {
    const line = new BadLine();
    const bad = { lost: 0.4 };
    watch(line, 20, 100);
    expect(watch(line, 5, LEAST, bad)).toEqual([2]);
    expect(watch(line, 5, LEAST, bad)).toEqual([2, 3]);
    for (const pause of [10, 20, 40]) {
      expect(watch(line, pause - 1, LEAST, bad)).toEqual([3]);
      expect(watch(line, 1, LEAST, bad)).toEqual([3, 2]);
      expect(watch(line, 5, LEAST, bad)).toEqual([2, 3]);
    }
    expect(watch(line, 600, LEAST, bad).length).toBeLessThan(20);
  });

  it('comes back from sound alone, and begins again with short pauses', () => {
    const line = new BadLine();
    watch(line, 60, LEAST, { lost: 0.4 });
    expect(watch(line, 120, 2_000).slice(-3)).toEqual([2, 1, 0]);
    watch(line, 6, 100);
    expect(watch(line, 60, LEAST, { lost: 0.4 }).slice(0, 3)).toEqual([2, 3, 2]);
  });

  it('tells nothing from a line without pictures', () => {
    const line = new BadLine();
    watch(line, 20, 2_000);
    expect(watch(line, 60, LEAST, { lost: 0.4, sends: false })).toEqual([0]);
  });

  it('is kept for the next connection, which is given time', () => {
    const line = new BadLine();
    watch(line, 20, 100);
    line.renew();
    expect(watch(line, 5, 2_000)).toEqual([2]);
    expect(watch(line, 30, 2_000)).toEqual([2, 1, 0]);
  });
});
