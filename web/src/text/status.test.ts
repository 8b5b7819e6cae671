import { describe, expect, it } from 'vitest';
import { ParleyError } from '../../../contract/errors.ts';
import type { CallState } from '../call/state.ts';
import { announcementFor, presence, titleFor, waitingStatus } from './status.ts';

const id = 'abcdefghjk';
const seated = { id, host: true, other: 'Ana' } as const;
const states: CallState[] = [
  { phase: 'opening', id },
  { phase: 'ready', id, other: null, exists: true },
  { phase: 'ready', id, other: null, exists: false },
  { phase: 'door', id, hostName: 'Ana', status: 'closed', againAt: null, opensAt: null },
  { phase: 'invited', id, to: 'move', busy: false },
  { phase: 'invited', id, to: 'host', busy: false },
  { phase: 'joining', id },
  { phase: 'waiting', id, stored: true, host: true, departed: false },
  { phase: 'connecting', ...seated, absent: false },
  { phase: 'connecting', ...seated, absent: true },
  { phase: 'connected', ...seated, since: 0 },
  { phase: 'reconnecting', ...seated, since: 0, lost: false, blocked: false },
  { phase: 'reconnecting', ...seated, since: 0, lost: true, blocked: false },
  { phase: 'left', id, host: true, lost: false, durationMs: 1 },
  { phase: 'ended', id, byYou: true, by: null, durationMs: 1 },
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
    expect(announcementFor({ phase: 'connecting', ...seated, other: '', absent: false }, '')).toBe(
      'Connecting to the other person…',
    );
  });
});

describe('titleFor', () => {
  const connected: CallState = { phase: 'connected', ...seated, since: 0 };

  it('has the name of the room in place of the ID', () => {
    expect(titleFor({ phase: 'opening', id: '' }, { room: 'team-blue' })).toBe('Join team-blue · Parley');
  });

  it('tells who waits before the door', () => {
    const title = (...wanting: string[]): string => titleFor(connected, { wanting });
    expect(title()).toBe('Call with Ana · Parley');
    expect(title('Ben')).toBe('(1) Ben wants to join · Parley');
    expect(title(' ')).toBe('(1) Someone wants to join · Parley');
    expect(title('Ben', 'Cleo')).toBe('(2) Ben and one other want to join · Parley');
    expect(title('Ben', '', '')).toBe('(3) Ben and 2 others want to join · Parley');
  });
});

describe('trouble on the way', () => {
  it('says that the other’s page is asleep', () => {
    expect(announcementFor({ phase: 'connecting', ...seated, absent: true }, '')).toBe(
      'Waiting for Ana to come back to the page…',
    );
  });

  it('says that the connection is lost, and what one can do', () => {
    expect(
      announcementFor({ phase: 'reconnecting', ...seated, since: 0, lost: true, blocked: false }, ''),
    ).toBe('The connection to Ana is lost. They may come back; try again, or leave.');
  });
});

describe('presence', () => {
  it('says who is here', () => {
    expect(presence({ other: null, exists: true })).toBe('Nobody is here yet.');
    expect(presence({ other: 'Ana', exists: true })).toBe('Ana is here.');
    expect(presence({ other: '', exists: true })).toBe('Someone is here.');
    expect(presence({ other: null, exists: false })).toBe('Nobody is here yet. You open the room.');
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
