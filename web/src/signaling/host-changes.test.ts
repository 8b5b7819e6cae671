import { expect, it } from 'vitest';
import type { Seat } from '../../../contract/call.ts';
import { LIMITS, TIMES } from '../../../contract/limits.ts';
import { admissionChange, admittedAfterHandingOver, letIn, removal } from './host-changes.ts';
import type { Call } from './signaling.ts';

const NOW = Date.UTC(2026, 10, 21, 9);
const seat = (uid: string, at = NOW): Seat<number> => ({
  uid,
  peer: `${uid}-tab`,
  session: 's',
  name: '',
  at,
});
const call = (fields: Partial<Call> = {}): Call => ({
  host: 'ana',
  state: 'open',
  admission: 'open',
  admitted: [],
  removed: [],
  locked: false,
  aliveAt: NOW,
  purgeAt: NOW + TIMES.purgeAfterMs,
  ...fields,
});
const LOCKED = { admission: 'open', locked: true } as const;
const KNOCK = { admission: 'knock', locked: false } as const;
const guests = Array.from({ length: LIMITS.admitted }, (_, i) => `guest-${i}`);

it.each<[string, Partial<Call>, string[]]>([
  ['nobody', {}, []],
  ['the host alone', { caller: seat('ana') }, []],
  ['a guest', { caller: seat('ana'), callee: seat('ben') }, ['ben']],
  ['a guest in two tabs', { caller: seat('ben'), callee: seat('ben') }, ['ben']],
  ['a guest who left', { callee: { ...seat('ben'), left: 's' } }, []],
  ['a guest who fell silent', { callee: seat('ben', NOW - TIMES.seatLeaseMs) }, []],
  ['a guest who was let in', { callee: seat('ben'), admitted: ['eve', 'ben'] }, ['ben']],
  ['nobody, where some were let in', { admitted: ['eve'] }, []],
])('locks a call in which there is %s', (_, fields, admitted) => {
  expect(admissionChange(call(fields), LOCKED, NOW)).toEqual({ ...LOCKED, admitted });
});

it('keeps who was let in when the doors close, or stay locked', () => {
  const before = { callee: seat('ben'), admitted: ['eve'] };
  expect(admissionChange(call(before), KNOCK, NOW).admitted).toEqual(['eve', 'ben']);
  expect(admissionChange(call({ ...before, ...LOCKED }), LOCKED, NOW).admitted).toEqual(['eve', 'ben']);
});

it('keeps the list as it is when the doors open', () => {
  const before = call({ ...KNOCK, callee: seat('ben'), admitted: ['eve'] });
  expect(admissionChange(before, { admission: 'open', locked: false }, NOW).admitted).toEqual(['eve']);
});

it('lets in at the end of the list, once, and never more than fit', () => {
  expect(letIn(['eve', 'ben'], 'eve')).toEqual(['ben', 'eve']);
  expect(letIn(guests, 'eve')).toEqual([...guests.slice(1), 'eve']);
});

it('removes somebody from seats and list', () => {
  const before = call({
    caller: seat('ana'),
    callee: seat('ben'),
    admitted: ['eve', 'ben'],
    removed: ['dan'],
  });
  expect(removal(before, 'ben')).toEqual({
    admission: 'knock',
    admitted: ['eve'],
    removed: ['dan', 'ben'],
    seats: ['callee'],
  });
  expect(removal(before, 'dan')).toMatchObject({ removed: ['dan'], seats: [] });
});

it('keeps a way in for who hands over, if there is room', () => {
  expect(admittedAfterHandingOver(call({ admitted: ['ben'] }), 'ana')).toEqual(['ben', 'ana']);
  expect(admittedAfterHandingOver(call({ admitted: ['ana'] }), 'ana')).toEqual(['ana']);
  expect(admittedAfterHandingOver(call({ admitted: guests }), 'ana')).toEqual(guests);
});
