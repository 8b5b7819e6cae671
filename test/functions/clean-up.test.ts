import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Timestamp, type DocumentReference } from 'firebase-admin/firestore';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TIMES } from '../../contract/limits.ts';
import { cleanUp } from '../../functions/src/calls/clean-up.ts';
import { endAbandoned } from '../../functions/src/calls/end-abandoned.ts';
import { below, openDatabase, writeCall, type Database } from './calls.ts';
import { fireSchedule } from './functions-under-test.ts';

const MINUTE = 60_000;
const abandoned = (): number => Date.now() - TIMES.abandonedAfterMs - MINUTE;

describe('cleanUp', () => {
  let database: Database;
  beforeAll(() => {
    database = openDatabase();
  });
  beforeEach(() => database.db.recursiveDelete(database.db.collection('calls')));
  afterAll(() => database.close());

  const run = (budgetMs = 60_000) => cleanUp({ db: database.db, now: Date.now(), budgetMs });
  const exists = async (call: DocumentReference): Promise<boolean> => (await call.get()).exists;
  const calls = (count: number, documents: number): Promise<DocumentReference[]> =>
    Promise.all(
      Array.from({ length: count }, () => writeCall(database.db, 'ana', {}, abandoned(), documents)),
    );

  it('deletes an abandoned call with what hangs under it, and leaves the others', async () => {
    const gone = await writeCall(database.db, 'ana', {}, abandoned(), 20);
    const young = await writeCall(database.db, 'ana', {}, Date.now() - TIMES.abandonedAfterMs + MINUTE, 3);
    expect(await run()).toEqual({
      ended: 1,
      deleted: 1,
      documents: 20,
      spared: 0,
      failed: 0,
      finished: true,
    });
    expect([await exists(gone), await below(gone)]).toEqual([false, 0]);
    expect((await young.get()).get('state')).toBe('open');
    expect(await below(young)).toBe(3);
  });

  it('deletes a call that ended a while ago without ending it again', async () => {
    const ended = await writeCall(database.db, 'ana', { state: 'ended' }, abandoned(), 2);
    const justNow = await writeCall(database.db, 'ana', { state: 'ended' }, Date.now(), 2);
    expect(await run()).toMatchObject({ ended: 0, deleted: 1, documents: 2 });
    expect([await exists(ended), await exists(justNow)]).toEqual([false, true]);
  });

  it('counts a scheduled call from when its doors open', async () => {
    const opensAt = Timestamp.fromMillis(Date.now() + MINUTE);
    const scheduled = await writeCall(database.db, 'ana', { opensAt }, abandoned());
    const longAgo = Timestamp.fromMillis(abandoned());
    const over = await writeCall(database.db, 'ana', { opensAt: longAgo }, abandoned());
    expect(await run()).toMatchObject({ ended: 1, deleted: 1, finished: true });
    expect([await exists(scheduled), await exists(over)]).toEqual([true, false]);
  });

  it('goes through more than a page of calls, and of documents', async () => {
    await calls(260, 0);
    const large = await writeCall(database.db, 'ana', {}, abandoned() - MINUTE, 450);
    await Promise.all(Array.from({ length: 400 }, () => large.collection('knocks').add({ host: 'ana' })));
    expect(await run()).toMatchObject({ ended: 261, deleted: 261, documents: 850, finished: true });
    expect(await below(large)).toBe(0);
  });

  it.each([{ admission: 'knock' }, { locked: true }, { opensAt: Timestamp.fromMillis(1) }])(
    'takes what was said outside along: %o',
    async (doors) => {
      const [call, other] = await Promise.all([
        writeCall(database.db, 'ana', doors, abandoned()),
        writeCall(database.db, 'ana', doors),
      ]);
      const lobby = (id: string): DocumentReference => database.db.doc(`lobby/${id}`);
      for (const { id } of [call, other]) await lobby(id).set({ name: 'Ana', state: 'open' });
      await call.collection('knocks').doc('ben').set({ status: 'waiting' });
      await run();
      expect([await exists(call), await exists(lobby(call.id)), await below(call)]).toEqual([
        false,
        false,
        0,
      ]);
      expect([await exists(other), await exists(lobby(other.id))]).toEqual([true, true]);
    },
  );

  it('finds nothing the second time', async () => {
    await calls(3, 2);
    await run();
    expect(await run()).toEqual({
      ended: 0,
      deleted: 0,
      documents: 0,
      spared: 0,
      failed: 0,
      finished: true,
    });
  });

  it('leaves nothing behind when two run at once', async () => {
    const all = await calls(40, 6);
    const reports = await Promise.all([run(), run()]);
    expect(reports.map(({ failed }) => failed)).toEqual([0, 0]);
    expect(reports.reduce((sum, { ended }) => sum + ended, 0)).toBe(40);
    await run();
    for (const call of all) expect([await exists(call), await below(call)]).toEqual([false, 0]);
  });

  it('does not end a call that was renewed after it was read', async () => {
    const call = await writeCall(database.db, 'ana', {}, abandoned(), 2);
    const page = await database.db.collection('calls').where('aliveAt', '<', Timestamp.now()).get();
    await call.update({ aliveAt: Timestamp.now() });
    const read = page.docs.find(({ id }) => id === call.id);
    expect(read && (await endAbandoned(read))).toBeNull();
    expect((await call.get()).data()).toMatchObject({ state: 'open', caller: { uid: 'ana' } });
  });

  it('ends or spares each call as a whole while renewals race it', async () => {
    const all = await calls(60, 4);
    const read = await Promise.all(all.map((call) => call.get()));
    // Like the rules: who renews has read the call open, and nobody changed it since.
    const renewing = read.map(async ({ ref, updateTime }, i) => {
      await new Promise((resolve) => setTimeout(resolve, i * 3));
      if (!updateTime) throw new Error('missing');
      return ref.update({ aliveAt: Timestamp.now() }, { lastUpdateTime: updateTime }).then(
        () => true,
        () => false,
      );
    });
    const [report, ...renewed] = await Promise.all([run(), ...renewing]);
    expect(report.failed).toBe(0);
    for (const [i, call] of all.entries()) {
      const now = await call.get();
      if (renewed[i]) {
        expect(now.data()).toMatchObject({ state: 'open', caller: { uid: 'ana' }, offer: { round: 1 } });
        expect(await below(call)).toBe(4);
      } else {
        expect([now.exists, await below(call)]).toEqual([false, 0]);
      }
    }
    expect(report.deleted).toBe(renewed.filter((one) => !one).length);
  });

  it('stops when its time is up and goes on where it stopped', async () => {
    const all = await calls(5, 10);
    // The clock moves each time it is read, so the time is up at another step each run.
    for (let budget = 1; ; budget++) {
      let reads = 0;
      const report = await cleanUp({
        db: database.db,
        now: Date.now(),
        budgetMs: budget,
        elapsed: () => reads++,
      });
      expect(report.failed).toBe(0);
      for (const call of all) {
        // A call that is gone left nothing behind.
        if (!(await exists(call))) expect(await below(call)).toBe(0);
      }
      if (report.finished) break;
      expect(budget).toBeLessThan(100);
    }
    expect(await Promise.all(all.map(exists))).toEqual([false, false, false, false, false]);
  });

  it('takes up the work of a run that was killed', async () => {
    const all = await calls(120, 20);
    const script = fileURLToPath(new URL('clean-up-once.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const closed = new Promise((resolve) => child.once('close', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    // Killed while calls are ended and not yet deleted.
    for (;;) {
      const ended = await database.db.collection('calls').where('state', '==', 'ended').limit(1).get();
      if (ended.size > 0) break;
    }
    child.kill('SIGKILL');
    await closed;
    const left = (await Promise.all(all.map(exists))).filter(Boolean).length;
    expect(left).toBeGreaterThan(0);
    expect(await run()).toMatchObject({ deleted: left, failed: 0, finished: true });
    for (const call of all) expect([await exists(call), await below(call)]).toEqual([false, 0]);
  });

  it('runs as the scheduled function', async () => {
    const call = await writeCall(database.db, 'ana', {}, abandoned(), 5);
    const live = await writeCall(database.db, 'ana');
    expect(await fireSchedule('cleanUpCalls')).toBe(200);
    expect([await exists(call), await below(call), await exists(live)]).toEqual([false, 0, true]);
  });
});
