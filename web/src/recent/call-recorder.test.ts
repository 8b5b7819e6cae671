import { beforeEach, describe, expect, it } from 'vitest';
import { ParleyError } from '../../../contract/errors.ts';
import { TIMES } from '../../../contract/limits.ts';
import type { CallState } from '../call/state.ts';
import { CallRecorder } from './call-recorder.ts';
import { fakeLocalStorage } from './fakes.ts';
import { RecentCalls } from './recent-calls.ts';

const id = 'abcdefghjk';
const START = 1_000_000;
let now = START;
let calls: RecentCalls;
let recorder: CallRecorder;

const waiting: CallState = { phase: 'waiting', id, stored: true, host: true, departed: false };
const connecting: CallState = { phase: 'connecting', id, host: true, other: 'Ben', absent: false };
const connected: CallState = { phase: 'connected', id, host: true, other: 'Ben', since: 0 };
const reconnecting: CallState = { ...connected, phase: 'reconnecting', lost: false, blocked: false };
const left: CallState = { phase: 'left', id, host: true, lost: false, durationMs: null };
const ended: CallState = { phase: 'ended', id, byYou: false, by: 'Ben', durationMs: null };
const failed = (code: 'call/removed' | 'call/full'): CallState => ({
  phase: 'failed',
  id,
  error: new ParleyError(code),
});
const after = (ms: number, state: CallState): void => {
  now += ms;
  recorder.follow(state, null);
};
const anew = (): CallRecorder => new CallRecorder(calls, () => now);

beforeEach(() => {
  now = START;
  calls = new RecentCalls(fakeLocalStorage());
  recorder = anew();
});

describe('CallRecorder', () => {
  it('keeps nothing of a call that was only looked at', () => {
    after(0, { phase: 'opening', id });
    after(1, { phase: 'ready', id, other: 'Ben', exists: true });
    after(1, { phase: 'joining', id });
    after(1, failed('call/full'));
    recorder.reset();
    after(1, { phase: 'waiting', id, stored: false, host: true, departed: false });
    after(1, left);
    expect(calls.list()).toEqual([]);
  });

  it('keeps a call to which nobody came', () => {
    after(0, waiting);
    after(60_000, left);
    expect(calls.list()).toEqual([
      { id, room: null, at: START, until: START + 60_000, names: [], talkedMs: null, over: false },
    ]);
  });

  it('counts the time in which the two were connected, not the waiting', () => {
    after(0, waiting);
    after(5_000, connecting);
    after(1_000, connected);
    after(10_000, reconnecting);
    after(2_000, connected);
    expect(recorder.talkedMs).toBe(12_000);
    after(8_000, { ...waiting, departed: true });
    after(30_000, { ...connecting, other: 'Cleo' });
    after(1_000, { ...connected, other: 'Cleo' });
    after(5_000, left);
    expect(calls.list()).toEqual([
      { id, room: null, at: START, until: now, names: ['Ben', 'Cleo'], talkedMs: 25_000, over: false },
    ]);
  });

  it('knows a call that is over', () => {
    after(0, connected);
    after(1_000, ended);
    expect(calls.list()[0]).toMatchObject({ over: true, talkedMs: 1_000 });
  });

  it('knows it also when it was ended after one had left', () => {
    after(0, connected);
    after(1_000, left);
    after(1_000, ended);
    recorder.reset();
    expect(calls.list()[0]).toMatchObject({ over: true, talkedMs: 1_000 });
  });

  it('knows that one was removed', () => {
    after(0, connected);
    after(1_000, failed('call/removed'));
    expect(calls.list()[0]).toMatchObject({ over: true, talkedMs: 1_000 });
  });

  it('keeps how long it was when the page turns to something else', () => {
    after(0, connected);
    now += 3_000;
    recorder.reset();
    expect(calls.list()[0]).toMatchObject({ talkedMs: 3_000 });
    expect(recorder.talkedMs).toBeNull();
  });

  it('goes on after a reload', () => {
    after(0, connected);
    after(10_000, left);
    recorder = anew();
    after(2_000, { phase: 'joining', id });
    after(0, connecting);
    after(1_000, connected);
    after(5_000, left);
    expect(calls.list()).toEqual([
      { id, room: null, at: START, until: now, names: ['Ben'], talkedMs: 15_000, over: false },
    ]);
  });

  it('begins anew when one comes back much later', () => {
    after(0, connected);
    after(10_000, left);
    recorder = anew();
    after(TIMES.seatLeaseMs, connected);
    after(5_000, left);
    expect(calls.list()).toMatchObject([{ at: now - 5_000, talkedMs: 5_000 }]);
  });

  it('keeps a room under its name', () => {
    recorder.follow(waiting, 'team-blue');
    recorder.follow(left, 'team-blue');
    expect(calls.list()).toMatchObject([{ id, room: 'team-blue' }]);
  });

  it('takes a clock that is set back for standing still', () => {
    after(0, connected);
    after(-500_000, left);
    expect(calls.list()).toMatchObject([{ at: START, until: START, talkedMs: 0 }]);
  });
});
