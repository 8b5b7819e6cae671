import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ParleyError } from '../../../contract/errors.ts';
import { noFindings, type Check, type CheckState } from './check.ts';
import { fakeEnvironment, spoken } from './fakes.ts';
import { Runner } from './runner.ts';
import { checkWords } from '../words/check-words.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const check = (id: string, run: Check['run']): Check => ({ id, title: id, subject: '', run });
const never = new Promise<never>(() => undefined);

type Told = [id: string, state: Readonly<Record<string, unknown>>];

function setting(): { runner: Runner; told: Told[]; stop: AbortController } {
  const told: Told[] = [];
  const stop = new AbortController();
  const context = { environment: fakeEnvironment(), findings: noFindings(), signal: stop.signal };
  const runner = new Runner(context, ({ id }, state) => told.push([id, spoken(state)]));
  return { runner, told, stop };
}

const RUNNING: CheckState = { state: 'running', note: '', question: null };

describe('Runner', () => {
  it('runs one after the other and says how long each took', async () => {
    const { runner, told } = setting();
    const slow = check('slow', async () => {
      await new Promise((resolve) => setTimeout(resolve, 250));
      return { state: 'passed', text: 'Fine.' };
    });
    const none = check('none', () => Promise.resolve({ state: 'skipped', reason: 'There is none.' }));
    const running = runner.run([slow, none]);
    await vi.advanceTimersByTimeAsync(250);
    await running;
    expect(told).toEqual([
      ['slow', RUNNING],
      ['slow', { state: 'passed', text: 'Fine.', ms: 250 }],
      ['none', RUNNING],
      ['none', { state: 'skipped', reason: 'There is none.' }],
    ]);
  });

  it('takes what is thrown for a failure, in words, and goes on', async () => {
    const { runner, told } = setting();
    await runner.run([
      check('coded', () => Promise.reject(new ParleyError('network/offline'))),
      check('bare', () => Promise.reject(new TypeError('oops'))),
      check('fine', () => Promise.resolve({ state: 'passed', text: '' })),
    ]);
    const ends = told.filter(([, { state }]) => state !== 'running');
    expect(ends).toMatchObject([
      ['coded', { state: 'failed', code: 'network/offline', text: 'You are offline' }],
      ['bare', { state: 'failed', code: 'internal', text: 'Something went wrong (oops)' }],
      ['fine', { state: 'passed' }],
    ]);
  });

  it('passes on what is waited for', async () => {
    const { runner, told } = setting();
    await runner.run([
      check('a', ({ note }) => {
        note('Waiting…');
        return Promise.resolve({ state: 'passed', text: '' });
      }),
    ]);
    expect(told[1]).toEqual(['a', { state: 'running', note: 'Waiting…', question: null }]);
  });

  it('hands the person’s answer to the check that asked', async () => {
    const { runner, told } = setting();
    const asks = check('asks', async ({ ask }) => ({ state: 'passed', text: String(await ask('Well?')) }));
    const running = runner.run([asks]);
    await vi.advanceTimersByTimeAsync(1);
    expect(told.at(-1)).toEqual(['asks', { state: 'running', note: '', question: 'Well?' }]);
    runner.answer('other', true);
    runner.answer('asks', false);
    await running;
    expect(told.at(-1)).toMatchObject(['asks', { state: 'passed', text: 'false' }]);
  });

  it('waits a minute for an answer', async () => {
    const { runner, told } = setting();
    const running = runner.run([
      check('asks', async ({ ask }) => ({ state: 'passed', text: String(await ask('Well?')) })),
    ]);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(told.at(-1)?.[1].state).toBe('running');
    await vi.advanceTimersByTimeAsync(1);
    await running;
    expect(told.at(-1)).toMatchObject(['asks', { text: 'null' }]);
  });

  it('skips what a stop leaves over, also what hangs', async () => {
    const { runner, told, stop } = setting();
    const later = vi.fn<Check['run']>();
    const running = runner.run([check('hangs', () => never), check('later', later)]);
    await vi.advanceTimersByTimeAsync(10);
    stop.abort();
    await running;
    expect(later).not.toHaveBeenCalled();
    expect(told).toEqual([
      ['hangs', RUNNING],
      ['hangs', { state: 'skipped', reason: checkWords().stopped }],
      ['later', { state: 'skipped', reason: checkWords().stopped }],
    ]);
  });
});
