import { describe, expect, it } from 'vitest';
import type { Seat } from '../../../contract/call.ts';
import { TIMES } from '../../../contract/limits.ts';
import { standingOf, type CallForSeats } from './seats.ts';

const NOW = Date.UTC(2026, 10, 21, 9);

const seat = (uid: string, changes: Partial<Seat<number>> = {}): Seat<number> => ({
  uid,
  peer: 'peerpeerpeerpeer',
  session: 'sessionsessionse',
  name: '',
  at: NOW - 60_000,
  ...changes,
});

const call = (changes: Partial<CallForSeats> = {}): CallForSeats => ({
  host: 'ana',
  state: 'open',
  admission: 'open',
  admitted: [],
  removed: [],
  locked: false,
  caller: seat('ana'),
  ...changes,
});

const standing = (uid: string, changes: Partial<CallForSeats> = {}): unknown =>
  standingOf(uid, call(changes), NOW);
const refused = (code: string): unknown => ({ kind: 'refused', code });

describe('standingOf', () => {
  it('knows who sits, alone and together', () => {
    expect(standing('ana')).toEqual({ kind: 'sits', together: false });
    expect(standing('ana', { callee: seat('ben') })).toEqual({ kind: 'sits', together: true });
    expect(standing('ben', { callee: seat('ben') })).toEqual({ kind: 'sits', together: true });
  });

  it('lets anyone take a free seat of an open call', () => {
    expect(standing('ben')).toEqual({ kind: 'may-sit' });
  });

  it('refuses a third', () => {
    expect(standing('cem', { callee: seat('ben') })).toEqual(refused('call/full'));
  });

  it('counts a seat as free once its holder left', () => {
    const left = seat('ben', { left: 'sessionsessionse' });
    expect(standing('cem', { callee: left })).toEqual({ kind: 'may-sit' });
    expect(standing('ana', { callee: left })).toEqual({ kind: 'sits', together: false });
    expect(standing('cem', { callee: seat('ben', { left: 'of an older page' }) })).toEqual(
      refused('call/full'),
    );
  });

  it('counts a seat as free from the very end of its lease', () => {
    const at = NOW - TIMES.seatLeaseMs;
    expect(standing('cem', { callee: seat('ben', { at }) })).toEqual({ kind: 'may-sit' });
    expect(standing('cem', { callee: seat('ben', { at: at + 1 }) })).toEqual(refused('call/full'));
  });

  it('refuses everyone once it ended', () => {
    expect(standing('ana', { state: 'ended' })).toEqual(refused('call/ended'));
  });

  it.each([
    ['locked', { locked: true }],
    ['removed', { removed: ['ben'] }],
    ['knocking', { admission: 'knock' as const }],
    ['not open yet', { opensAt: NOW + 1 }],
    ['removed though admitted', { admission: 'knock' as const, admitted: ['ben'], removed: ['ben'] }],
  ])('refuses who may not sit down: %s', (_, changes) => {
    expect(standing('ben', changes)).toEqual(refused('call/not-allowed'));
  });

  it('lets in who was admitted, and whom the doors are open for', () => {
    expect(standing('ben', { admission: 'knock', admitted: ['ben'] })).toEqual({ kind: 'may-sit' });
    expect(standing('ben', { opensAt: NOW })).toEqual({ kind: 'may-sit' });
  });

  it('lets the host in whatever the doors say', () => {
    const closed = { locked: true, admission: 'knock' as const, opensAt: NOW + 1, caller: seat('cem') };
    expect(standing('ana', closed)).toEqual({ kind: 'may-sit' });
  });
});
