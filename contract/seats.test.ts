import { expect, it } from 'vitest';
import type { Seat } from './call.ts';
import { TIMES } from './limits.ts';
import { hasLobby, isLetIn, isLive, isOver, liveSeat, mayKnock, type Doors } from './seats.ts';

const NOW = Date.UTC(2026, 10, 21, 9);
const seat: Seat<number> = {
  uid: 'ben',
  peer: 'peerpeerpeerpeer',
  session: 'sessionsessionse',
  name: '',
  at: NOW - 60_000,
};
const doors: Doors = { host: 'ana', admission: 'open', admitted: [], removed: [], locked: false };

it.each([
  ['renewed a minute ago', seat, true],
  ['that another page load left', { ...seat, left: 'of an older page' }, true],
  ['just before its lease ends', { ...seat, at: NOW - TIMES.seatLeaseMs + 1 }, true],
  ['whose lease has ended', { ...seat, at: NOW - TIMES.seatLeaseMs }, false],
  ['that was left', { ...seat, left: seat.session }, false],
  ['that nobody took', undefined, false],
])('tells whether someone sits on a seat %s', (_, one, live) => {
  expect(isLive(one, NOW)).toBe(live);
});

it('finds who sits in a call', () => {
  expect(liveSeat({ callee: seat }, 'callee', NOW)).toBe(seat);
  expect(liveSeat({ callee: seat }, 'caller', NOW)).toBeNull();
  expect(liveSeat({ callee: { ...seat, left: seat.session } }, 'callee', NOW)).toBeNull();
});

it.each<[string, Partial<Doors>, boolean]>([
  ['open', {}, true],
  ['locked', { locked: true }, false],
  ['locked while they sat there', { locked: true, admitted: ['ben'] }, true],
  ['one they were removed from', { removed: ['ben'] }, false],
  ['one to knock at', { admission: 'knock' }, false],
  ['one they were admitted to', { admission: 'knock', admitted: ['ben'] }, true],
  ['one they were admitted to and removed from', { admitted: ['ben'], removed: ['ben'] }, false],
  ['one that opens now', { opensAt: NOW }, true],
  ['one that opens later', { opensAt: NOW + 1 }, false],
])('tells who is let in to a call that is %s', (_, changes, letIn) => {
  expect(isLetIn({ ...doors, ...changes }, 'ben', NOW)).toBe(letIn);
  expect(isLetIn({ ...doors, ...changes }, 'ana', NOW)).toBe(true);
});

it.each<[string, Partial<Doors>, boolean]>([
  ['one to knock at', { admission: 'knock' }, true],
  ['open', {}, false],
  ['locked', { admission: 'knock', locked: true }, false],
  ['one they were removed from', { admission: 'knock', removed: ['ben'] }, false],
  ['one that opens now', { admission: 'knock', opensAt: NOW }, true],
  ['one that opens later', { admission: 'knock', opensAt: NOW + 1 }, false],
])('tells who may knock at a call that is %s', (_, changes, may) => {
  expect(mayKnock({ ...doors, ...changes }, 'ben', NOW)).toBe(may);
});

it.each<[string, Partial<Doors>, boolean]>([
  ['open', {}, false],
  ['by hand', { admission: 'knock' }, true],
  ['locked', { locked: true }, true],
  ['open from some time on', { opensAt: NOW }, true],
])('tells whether outside something is to be read of a call that is %s', (_, changes, has) => {
  expect(hasLobby({ ...doors, ...changes })).toBe(has);
});

it.each([
  ['open', NOW, false],
  ['open', NOW - TIMES.abandonedAfterMs + 1, false],
  ['open', NOW - TIMES.abandonedAfterMs, true],
  ['ended', NOW, true],
] as const)('tells when a call is over: %s, alive at %d', (state, aliveAt, over) => {
  expect(isOver({ state, aliveAt }, NOW)).toBe(over);
});
