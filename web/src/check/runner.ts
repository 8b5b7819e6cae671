import { toParleyError } from '../../../contract/errors.ts';
import type { Check, CheckContext, CheckState, Outcome, Said } from './check.ts';
import { linkedSignal } from './linked-signal.ts';
import { checkWords } from '../words/check-words.ts';
import { errorOutcome } from './words.ts';

/** A person may have gone to fetch headphones. */
const ANSWER_WITHIN_MS = 60_000;

/** What the runner tells of: the state of one check. */
export type OnState = (check: Check, state: CheckState) => void;

export type RunContext = Omit<CheckContext, 'note' | 'ask'>;

/**
 * Runs checks, one after the other. Each begins as running and ends as passed, failed or skipped, whatever it
 * throws; those that the person's stop leaves over are skipped.
 */
export class Runner {
  readonly #context: RunContext;
  readonly #onState: OnState;
  readonly #answers = new Map<string, (answer: boolean | null) => void>();

  constructor(context: RunContext, onState: OnState) {
    this.#context = context;
    this.#onState = onState;
  }

  async run(checks: readonly Check[]): Promise<void> {
    for (const check of checks) await this.#runOne(check);
  }

  /** The person's answer to what this check asks. */
  answer(id: string, answer: boolean): void {
    this.#answers.get(id)?.(answer);
  }

  async #runOne(check: Check): Promise<void> {
    const { signal, environment } = this.#context;
    if (signal.aborted) return this.#onState(check, { state: 'skipped', reason: () => checkWords().stopped });
    const tell = (note: Said, question: Said | null): void => {
      // What is said after the stop is of no interest.
      if (!signal.aborted) this.#onState(check, { state: 'running', note, question });
    };
    tell('', null);
    const began = environment.now();
    const own = linkedSignal(signal);
    const outcome = await this.#outcome(check, own.signal, tell);
    own.release();
    this.#answers.delete(check.id);
    if (outcome.state === 'skipped') return this.#onState(check, outcome);
    this.#onState(check, { ...outcome, ms: Math.round(environment.now() - began) });
  }

  #outcome(
    check: Check,
    signal: AbortSignal,
    tell: (note: Said, question: Said | null) => void,
  ): Promise<Outcome> {
    const stopped = new Promise<Outcome>((resolve) => {
      signal.addEventListener(
        'abort',
        () => resolve({ state: 'skipped', reason: () => checkWords().stopped }),
        { once: true },
      );
    });
    const ran = check
      .run({
        ...this.#context,
        signal,
        note: (text) => tell(text, null),
        ask: (question) => {
          tell('', question);
          return this.#answerTo(check.id, signal);
        },
      })
      .catch((error: unknown): Outcome => errorOutcome(toParleyError(error)));
    return Promise.race([ran, stopped]);
  }

  async #answerTo(id: string, signal: AbortSignal): Promise<boolean | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const given = await new Promise<boolean | null>((resolve) => {
      this.#answers.set(id, resolve);
      timer = setTimeout(() => resolve(null), ANSWER_WITHIN_MS);
      signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    clearTimeout(timer);
    return given;
  }
}
