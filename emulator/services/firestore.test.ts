import { expect, it } from 'vitest';
import type * as v1 from '../protocol/messages.ts';
import type { Ruleset, RulesIssue } from '../rules/ruleset.ts';
import { createFirestore } from './firestore.ts';
import { ADMIN, DATABASE, Recorder, ROOT, userContext } from './testing/local.ts';

const ISSUE: RulesIssue = { severity: 'ERROR', description: 'no', sourcePosition: { line: 1, column: 1 } };
const says = (allowed: boolean): Ruleset => ({ evaluate: () => ({ allowed, accessed: [], reason: '' }) });

const withRules = () =>
  createFirestore({
    compile: (source) =>
      source === 'bad'
        ? { ruleset: null, issues: [ISSUE] }
        : { ruleset: says(source === 'open'), issues: [] },
  });

const read = (firestore: ReturnType<typeof createFirestore>, project: string) =>
  firestore.service.batchGetDocuments(
    {
      database: `projects/${project}/databases/(default)`,
      documents: [`projects/${project}/databases/(default)/documents/calls/a`],
    },
    userContext('u'),
  );
const DENIED = { status: 'PERMISSION_DENIED' };

it('uses the rules of a project, else those for all', async () => {
  const firestore = withRules();
  firestore.admin.setRules(null, 'open');
  firestore.admin.setRules('strict', 'closed');
  await expect(read(firestore, 'p')).resolves.toHaveLength(1);
  await expect(read(firestore, 'strict')).rejects.toMatchObject(DENIED);
});

it('keeps its rules when new ones do not compile', async () => {
  const firestore = withRules();
  firestore.admin.setRules('p', 'open');
  expect(firestore.admin.setRules('p', 'bad')).toEqual([ISSUE]);
  await expect(read(firestore, 'p')).resolves.toHaveLength(1);
});

it('refuses rules when it has no compiler, and users then', async () => {
  const firestore = createFirestore();
  expect(() => firestore.admin.setRules('p', 'open')).toThrow(
    expect.objectContaining({ status: 'UNIMPLEMENTED' }),
  );
  await expect(read(firestore, 'p')).rejects.toMatchObject(DENIED);
});

it('takes the time from where it is told, and never the same twice', async () => {
  const firestore = createFirestore({ now: () => ({ seconds: 5, nanos: 0 }) });
  const commit = () =>
    firestore.service.commit({ database: DATABASE, writes: [{ delete: `${ROOT}/calls/a` }] }, ADMIN);
  const [first, second] = [await commit(), await commit()];
  expect(first.commitTime).toMatchObject({ seconds: '5' });
  expect(second.commitTime?.nanos).toBe((first.commitTime?.nanos ?? 0) + 1000);
});

it('moves the time of one project: of its commits, its reads and its rules', async () => {
  const asked: number[] = [];
  const evaluate: Ruleset['evaluate'] = ({ time }) => {
    asked.push(time.seconds);
    return { allowed: true, accessed: [], reason: '' };
  };
  const firestore = createFirestore({
    now: () => ({ seconds: 5, nanos: 0 }),
    compile: () => ({ ruleset: { evaluate }, issues: [] }),
  });
  firestore.admin.setRules(null, '');
  const committed = async (project: string) => {
    const database = `projects/${project}/databases/(default)`;
    const writes = [{ update: { name: `${database}/documents/calls/a`, fields: {} } }];
    return (await firestore.service.commit({ database, writes }, ADMIN)).commitTime?.seconds;
  };
  expect([await committed('p'), await committed('q')]).toEqual(['5', '5']);
  firestore.admin.setClockAhead('p', 60_000);
  expect([firestore.admin.clockAhead('p'), firestore.admin.clockAhead('q')]).toEqual([60_000, 0]);
  expect([await committed('p'), await committed('q')]).toEqual(['65', '5']);
  const answers = [...(await read(firestore, 'p')), ...(await read(firestore, 'q'))];
  expect(answers.map(({ readTime }) => readTime?.seconds)).toEqual(['65', '5']);
  expect(asked).toEqual([65, 5]);
});

it('ends the streams when it is closed', () => {
  const firestore = createFirestore();
  const listening = new Recorder<v1.ListenResponse>();
  const writing = new Recorder<v1.WriteResponse>();
  firestore.service.listen(listening, ADMIN).request({
    database: DATABASE,
    addTarget: { targetId: 2, documents: { documents: [`${ROOT}/calls/a`] } },
  });
  const left = new Recorder<v1.WriteResponse>();
  firestore.service.write(writing, ADMIN);
  firestore.service.write(left, ADMIN).close();
  firestore.admin.close();
  expect(listening.error?.status).toBe('UNAVAILABLE');
  expect(writing.error?.status).toBe('UNAVAILABLE');
  expect(left.error).toBeNull();
});
