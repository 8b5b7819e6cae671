import { describe, expect, it } from 'vitest';
import { ParleyError } from '../../../contract/errors.ts';
import type { CallState } from '../call/state.ts';
import { announcementFor, presence, titleFor, waitingStatus } from './status.ts';

const id = 'abcdefghjk';
const seated = { id, host: true, other: 'Ana' } as const;
const states: CallState[] = [
  { phase: 'opening', id },
  { phase: 'ready', id, other: null },
  { phase: 'joining', id },
  { phase: 'waiting', id, stored: true, host: true, departed: false },
  { phase: 'connecting', ...seated },
  { phase: 'connected', ...seated, since: 0 },
  { phase: 'reconnecting', ...seated, since: 0 },
  { phase: 'left', id, host: true, durationMs: 1 },
  { phase: 'ended', id, byYou: true, durationMs: 1 },
  { phase: 'failed', id, error: new ParleyError('call/full') },
];

describe('words by state', () => {
  it.each(states)('$phase has a title of its own and something to announce', (state) => {
    expect(titleFor(state)).toMatch(/.+ · Parley$/);
    expect(announcementFor(state, '')).not.toBe('');
  });

  it('is quiet at the start', () => {
    expect(titleFor({ phase: 'idle' })).toBe('Parley');
    expect(announcementFor({ phase: 'idle' }, '')).toBe('');
  });

  it('names the other, or does without', () => {
    expect(titleFor({ phase: 'connected', ...seated, since: 0 })).toBe('Call with Ana · Parley');
    expect(announcementFor({ phase: 'connecting', ...seated, other: '' }, '')).toBe(
      'Connecting to the other person…',
    );
  });
});

describe('presence', () => {
  it('says who is here', () => {
    expect(presence(null)).toBe('Nobody is here yet.');
    expect(presence('Ana')).toBe('Ana is here.');
    expect(presence('')).toBe('Someone is here.');
  });
});

describe('waitingStatus', () => {
  it('is honest before the call is stored', () => {
    expect(waitingStatus({ stored: false, departed: false }, '')).toBe('Saving the call…');
  });

  it('says who left, and that they can come back', () => {
    expect(waitingStatus({ stored: true, departed: true }, 'Bo')).toBe(
      'Bo left. The call is open, they can come back.',
    );
    expect(waitingStatus({ stored: true, departed: true }, '')).toMatch(/^The other person left\./);
  });
});
