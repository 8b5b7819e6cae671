import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../../../contract/limits.ts';
import { CandidateOutbox } from './candidate-outbox.ts';

const named = (candidate: string): string => JSON.stringify({ candidate });

describe('CandidateOutbox', () => {
  let sent: [string, string[]][];
  let outbox: CandidateOutbox;

  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    outbox = new CandidateOutbox((to, candidates) => sent.push([to, candidates]));
  });
  afterEach(() => vi.useRealTimers());

  it('holds candidates until it has an address', () => {
    outbox.add(named('a'));
    vi.advanceTimersByTime(1_000);
    expect(sent).toEqual([]);
    outbox.address('ben');
    expect(sent).toEqual([['ben', [named('a')]]]);
  });

  it('drops what is left of a round when another begins, and holds what comes until it has an address', () => {
    outbox.address('ben');
    outbox.add(named('old'));
    outbox.restart();
    outbox.add(named('new'));
    vi.advanceTimersByTime(1_000);
    expect(sent).toEqual([]);
    outbox.address('ben');
    expect(sent).toEqual([['ben', [named('new')]]]);
  });

  it('sends those of 100 ms together', () => {
    outbox.address('ben');
    outbox.add(named('a'));
    vi.advanceTimersByTime(60);
    outbox.add(named('b'));
    vi.advanceTimersByTime(40);
    outbox.add(named('c'));
    vi.advanceTimersByTime(100);
    expect(sent.map(([, candidates]) => candidates)).toEqual([[named('a'), named('b')], [named('c')]]);
  });

  it('keeps to the limits of a document', () => {
    outbox.address('ben');
    for (let i = 0; i < LIMITS.candidates + 1; i += 1) outbox.add(named(`c${i}`));
    outbox.add(named('x'.repeat(LIMITS.candidate)));
    vi.advanceTimersByTime(100);
    expect(sent.map(([, candidates]) => candidates.length)).toEqual([LIMITS.candidates, 1]);
  });

  it('does not write the end of candidates alone', () => {
    outbox.address('ben');
    outbox.add(named(''));
    vi.advanceTimersByTime(100);
    expect(sent).toEqual([]);
    outbox.add(named('a'));
    vi.advanceTimersByTime(100);
    expect(sent).toEqual([['ben', [named(''), named('a')]]]);
  });

  it('sends nothing after close', () => {
    outbox.address('ben');
    outbox.add(named('a'));
    outbox.close();
    outbox.add(named('b'));
    vi.advanceTimersByTime(1_000);
    expect(sent).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
