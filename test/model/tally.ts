import type { IntentionName } from './intentions/intentions.ts';
import type { TwistName } from './intentions/twists.ts';
import type { Played } from './play.ts';

interface Count {
  allowed: number;
  denied: number;
}

/** What was played: how often each intention and each twist was allowed and denied. */
export class Tally {
  sequences = 0;
  steps = 0;
  requests = 0;
  unsure = 0;
  readonly plain = new Map<IntentionName, Count>();
  readonly twisted = new Map<TwistName, Count>();

  add({ steps, answers, unsure }: Played): void {
    this.sequences += 1;
    this.steps += steps.length;
    this.requests += answers.length;
    this.unsure += unsure;
    for (const { act, isTwisted, allowed } of answers) {
      if (act.twist !== null && isTwisted) count(this.twisted, act.twist, allowed);
      else count(this.plain, act.intention, allowed);
    }
  }

  toString(): string {
    const lines = [...this.plain, ...this.twisted].map(
      ([name, { allowed, denied }]) => `  ${name}: ${allowed} allowed, ${denied} denied`,
    );
    const sum = `${this.sequences} sequences, ${this.requests} requests, ${this.unsure} of them on the edge of a time`;
    return [sum, ...lines].join('\n');
  }
}

function count<Name>(counts: Map<Name, Count>, name: Name, allowed: boolean): void {
  const found = counts.get(name) ?? { allowed: 0, denied: 0 };
  counts.set(name, found);
  if (allowed) found.allowed += 1;
  else found.denied += 1;
}
