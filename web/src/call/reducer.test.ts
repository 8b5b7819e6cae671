import { describe, expect, it } from 'vitest';
import { ParleyError } from '../../../contract/errors.ts';
import { reduce, type CallEvent } from './reducer.ts';
import type { CallState } from './state.ts';

const id = 'abcdefghjk';
const after = (...events: CallEvent[]): CallState => events.reduce(reduce, { phase: 'idle' } as CallState);
const created: CallEvent = { type: 'created', id };
const opened: CallEvent = { type: 'opened', id };
const joined: CallEvent = { type: 'joined' };
const paired: CallEvent = { type: 'paired', host: false, other: 'Ana' };
const connected: CallEvent = { type: 'connected', at: 1_000 };
const error = new ParleyError('call/full');

describe('reduce', () => {
  it('goes from a new call to a conversation', () => {
    expect(after(created)).toEqual({ phase: 'waiting', id, stored: false, host: true, departed: false });
    expect(after(created, { type: 'stored' })).toMatchObject({ phase: 'waiting', stored: true });
    const talking = after(
      created,
      { type: 'stored' },
      { type: 'paired', host: true, other: 'Ben' },
      connected,
    );
    expect(talking).toEqual({ phase: 'connected', id, host: true, other: 'Ben', since: 1_000 });
  });

  it('goes from a link to a conversation', () => {
    expect(after(opened)).toEqual({ phase: 'opening', id });
    expect(after(opened, { type: 'found', other: 'Ana', exists: true })).toEqual({
      phase: 'ready',
      id,
      other: 'Ana',
      exists: true,
    });
    expect(after(opened, { type: 'found', other: 'Ana', exists: true }, joined)).toEqual({
      phase: 'joining',
      id,
    });
    expect(after(opened, joined, paired, connected)).toMatchObject({
      phase: 'connected',
      other: 'Ana',
      host: false,
    });
  });

  it('keeps the beginning of the conversation over a reconnection', () => {
    const mended = after(
      opened,
      joined,
      paired,
      connected,
      { type: 'disconnected' },
      { type: 'connected', at: 9_000 },
    );
    expect(mended).toMatchObject({ phase: 'connected', since: 1_000 });
    expect(after(opened, joined, paired, connected, { type: 'disconnected' })).toMatchObject({
      phase: 'reconnecting',
      other: 'Ana',
      since: 1_000,
    });
  });

  it('waits again when the other leaves, and begins anew with the next', () => {
    const waiting = after(opened, joined, paired, connected, { type: 'alone', host: false, departed: true });
    expect(waiting).toEqual({ phase: 'waiting', id, stored: true, host: false, departed: true });
    const next = [
      { ...paired, other: 'Eve' },
      { type: 'connected', at: 5_000 },
    ] satisfies CallEvent[];
    expect(next.reduce(reduce, waiting)).toMatchObject({ phase: 'connected', other: 'Eve', since: 5_000 });
  });

  it('is left, ended or failed from wherever it stands', () => {
    const left: CallEvent = { type: 'left', durationMs: 7 };
    expect(after(opened, joined, paired, left)).toEqual({
      phase: 'left',
      id,
      host: false,
      lost: false,
      durationMs: 7,
    });
    expect(after(created, left)).toMatchObject({ phase: 'left', host: true });
    expect(after(opened, left)).toEqual({ phase: 'idle' });
    const ended: CallEvent = { type: 'ended', byYou: false, by: 'Ana', durationMs: null };
    expect(after(opened, ended)).toEqual({ phase: 'ended', id, byYou: false, by: 'Ana', durationMs: null });
    expect(after(opened, { type: 'failed', error })).toEqual({ phase: 'failed', id, error });
    expect(after({ type: 'failed', error })).toEqual({ phase: 'failed', id: null, error });
  });

  it.each<[string, CallEvent[], CallEvent]>([
    ['news of a call that was left', [created, { type: 'left', durationMs: null }], paired],
    [
      'an end after the end',
      [opened, { type: 'ended', byYou: true, by: 'Ana', durationMs: null }],
      { type: 'left', durationMs: 1 },
    ],
    ['a connection before anybody sits there', [created], connected],
    ['a second click', [opened, joined], joined],
    ['a call found after the click', [opened, joined], { type: 'found', other: null, exists: true }],
    ['an interruption before the connection', [opened, joined, paired], { type: 'disconnected' }],
    ['anything when nothing is', [], { type: 'alone', host: true, departed: false }],
  ])('ignores %s', (_, before, event) => {
    const state = after(...before);
    expect(reduce(state, event)).toBe(state);
  });
});
