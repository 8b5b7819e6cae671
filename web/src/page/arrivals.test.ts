import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallState } from '../call/state.ts';
import { Arrivals, arrivalOf } from './arrivals.ts';
import type { DeskView, PageState } from './page-state.ts';

const id = 'abcdefghjk';
const waiting: CallState = { phase: 'waiting', id, stored: true, host: true, departed: false };
const connecting: CallState = { phase: 'connecting', id, host: true, other: ' Ben ', absent: false };
const knocking: CallState = {
  phase: 'door',
  id,
  hostName: 'Ana',
  status: 'knocking',
  againAt: null,
  opensAt: null,
};
const desk = (...names: string[]): DeskView => ({
  admission: 'knock',
  locked: false,
  waiting: names.map((name) => ({ uid: `uid of ${name}`, name, since: 0 })),
  problem: null,
});
const at = (call: CallState, view: DeskView | null = null): PageState =>
  ({ call, desk: view }) as unknown as PageState;

describe('arrivalOf', () => {
  it('is who sits down opposite somebody who waits', () => {
    expect(arrivalOf(at(waiting), at(connecting))).toEqual({ kind: 'came', name: ' Ben ' });
  });

  it.each<[string, CallState, CallState]>([
    ['joining a call where somebody sits', { phase: 'joining', id }, connecting],
    ['a call that isn’t stored yet', { ...waiting, stored: false } as CallState, connecting],
    ['the connection that follows', connecting, { ...connecting, phase: 'connected', since: 0 } as CallState],
    ['leaving', waiting, { phase: 'left', id, host: true, lost: false, durationMs: null }],
    ['being declined', knocking, { ...knocking, status: 'declined' } as CallState],
    ['waiting on', waiting, { ...waiting }],
  ])('is not %s', (_, before, after) => {
    expect(arrivalOf(at(before), at(after))).toBeNull();
  });

  it('is being let in', () => {
    expect(arrivalOf(at(knocking), at({ phase: 'joining', id }))).toEqual({ kind: 'let-in' });
  });

  it('is the time when the doors open', () => {
    const early: CallState = { ...knocking, status: 'early', opensAt: 1 } as CallState;
    expect(arrivalOf(at(early), at({ phase: 'ready', id, other: null, exists: true }))).toEqual({
      kind: 'opened',
    });
    const closed = { ...knocking, status: 'closed' } as CallState;
    expect(arrivalOf(at(early), at(closed))).toEqual({ kind: 'opened' });
    expect(arrivalOf(at(early), at({ ...early, status: 'paused' } as CallState))).toBeNull();
    expect(arrivalOf(at(knocking), at(closed))).toBeNull();
  });

  it('is who knocks, and only who is new', () => {
    expect(arrivalOf(at(waiting, desk('Ana')), at(waiting, desk('Ana', 'Ben')))).toEqual({
      kind: 'knocked',
      names: ['Ben'],
    });
    expect(arrivalOf(at(waiting, desk('Ana', 'Ben')), at(waiting, desk('Ben')))).toBeNull();
  });
});

describe('Arrivals', () => {
  const play = vi.fn();
  const notices = {
    show: vi.fn(() => Promise.reject(new Error('none'))),
    clear: vi.fn(async () => undefined),
  };
  const changed = vi.fn();
  let hidden = false;
  let arrivals: Arrivals;
  beforeEach(() => {
    vi.clearAllMocks();
    hidden = false;
    arrivals = new Arrivals({ isHidden: () => hidden, play, notices, path: () => '/c/abc', changed });
  });

  it('rings, and is quiet otherwise while somebody looks', () => {
    arrivals.follow(at(waiting), at(connecting));
    expect(play).toHaveBeenCalledTimes(1);
    expect(notices.show).not.toHaveBeenCalled();
    expect(arrivals.news).toBeNull();
  });

  it('tells it while nobody looks, until somebody does', () => {
    hidden = true;
    arrivals.follow(at(waiting), at(connecting));
    expect(arrivals.news).toBe('Ben is here');
    expect(notices.show).toHaveBeenCalledWith({
      title: 'Ben is here',
      body: 'Your call begins.',
      path: '/c/abc',
    });
    expect(changed).toHaveBeenCalledTimes(1);
    arrivals.seen();
    expect(arrivals.news).toBeNull();
    expect(notices.clear).toHaveBeenCalledWith('/c/abc');
  });

  it('does not say that somebody is here who has gone again', () => {
    hidden = true;
    arrivals.follow(at(waiting), at(connecting));
    arrivals.follow(at(connecting), at({ ...waiting }));
    expect(arrivals.news).toBeNull();
  });

  it('notifies of a knock, and leaves sound and title to the notice that shows it', () => {
    hidden = true;
    arrivals.follow(at(waiting, desk()), at(waiting, desk('Cleo')));
    expect(play).not.toHaveBeenCalled();
    expect(arrivals.news).toBeNull();
    expect(notices.show).toHaveBeenCalledWith(expect.objectContaining({ title: 'Cleo wants to join' }));
  });
});
