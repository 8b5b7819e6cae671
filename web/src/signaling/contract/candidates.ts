import { expect, it, vi } from 'vitest';
import { newPeerId } from '../../../../contract/ids.ts';
import { LIMITS } from '../../../../contract/limits.ts';
import { NOT_ALLOWED, PATIENCE, refused, type Setting } from './setting.ts';

const candidates = ['{"candidate":"a"}'];

/** Candidates that come too late for the description. */
export function candidatesContract(s: Setting): void {
  const byAna = (n: number, session = s.anaSelf.session): { session: string; n: number } => ({ session, n });
  const byBen = (n: number, session = s.benSelf.session): { session: string; n: number } => ({ session, n });

  it('go from each side to the other, each once', async () => {
    await s.paired();
    const atAna = s.followCandidates(s.ana, 'callee');
    const atBen = s.followCandidates(s.ben, 'caller');
    const atEve = s.followCandidates(s.eve, 'caller');
    const two = ['{"candidate":"a"}', '{"candidate":"b"}'];
    await s.ana.addCandidates(s.id, 'caller', byAna(0), { round: 1, to: s.ben.uid, candidates: two });
    const back = { round: 1, to: s.ana.uid };
    await s.ben.addCandidates(s.id, 'callee', byBen(0), { ...back, candidates: ['{"candidate":"c"}'] });
    await s.ben.addCandidates(s.id, 'callee', byBen(1), { ...back, candidates: ['{"candidate":"d"}'] });
    await vi.waitFor(() => {
      expect(atBen).toEqual([{ round: 1, to: s.ben.uid, from: s.ana.uid, candidates: two }]);
      expect(atAna).toHaveLength(2);
      expect(atAna.flatMap((document) => document.candidates)).toEqual(
        expect.arrayContaining(['{"candidate":"c"}', '{"candidate":"d"}']),
      );
    }, PATIENCE);
    expect(atEve).toEqual([]);
  });

  it('are taken from who sits there alone, of the round that stands', async () => {
    await s.paired();
    const denied = refused(NOT_ALLOWED);
    const document = { round: 1, to: s.ana.uid, candidates };
    await expect(
      s.eve.addCandidates(s.id, 'callee', { session: s.eveSelf.session, n: 0 }, document),
    ).rejects.toEqual(denied);
    await expect(s.ben.addCandidates(s.id, 'caller', byBen(0), document)).rejects.toEqual(denied);
    await expect(s.ben.addCandidates(s.id, 'callee', byBen(0), { ...document, round: 2 })).rejects.toEqual(
      denied,
    );
    await expect(
      s.ben.addCandidates(s.id, 'callee', byBen(0), { ...document, to: s.eve.uid }),
    ).rejects.toEqual(denied);
  });

  it('are for nobody who has left, and of no call that is not there', async () => {
    const denied = refused(NOT_ALLOWED);
    const add = (): Promise<void> =>
      s.ana.addCandidates(s.id, 'caller', byAna(0), { round: 1, to: s.ben.uid, candidates });
    await expect(add()).rejects.toEqual(denied);
    await s.paired();
    // Knowing the session of another is not enough.
    await expect(
      s.eve.addCandidates(s.id, 'caller', byAna(0), { round: 1, to: s.ben.uid, candidates }),
    ).rejects.toEqual(denied);
    await s.ben.leave(s.id, 'callee', s.benSelf);
    await expect(add()).rejects.toEqual(denied);
  });

  it('are few in each document, and short', async () => {
    await s.paired();
    const add = (some: string[]): Promise<void> =>
      s.ben.addCandidates(s.id, 'callee', byBen(0), { round: 1, to: s.ana.uid, candidates: some });
    const most = Array.from({ length: LIMITS.candidates }, () => 'x'.repeat(LIMITS.candidate));
    for (const some of [[], [...most, 'x'], [...most.slice(1), 'x'.repeat(LIMITS.candidate + 1)]]) {
      await expect(add(some)).rejects.toEqual(refused(NOT_ALLOWED));
    }
    await add(most);
  });

  it('are counted: each number once, of the session that sits there, and no more than there may be', async () => {
    await s.paired();
    const denied = refused(NOT_ALLOWED);
    const add = (key: { session: string; n: number }): Promise<void> =>
      s.ben.addCandidates(s.id, 'callee', key, { round: 1, to: s.ana.uid, candidates });
    await add(byBen(LIMITS.candidateDocuments - 1));
    await expect(add(byBen(LIMITS.candidateDocuments - 1))).rejects.toEqual(denied);
    await expect(add(byBen(LIMITS.candidateDocuments))).rejects.toEqual(denied);
    for (const n of [-1, 0.5]) await expect(add(byBen(n))).rejects.toEqual(denied);
    await expect(add(byBen(0, newPeerId()))).rejects.toEqual(denied);
  });
}
