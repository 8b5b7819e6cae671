import { createHmac } from 'node:crypto';
import type { FirestoreRest } from '../firestore/rest.ts';
import type { Limits } from './limits.ts';
import { KINDS, nextDay, nextHour, readCounts, usageWrite, type Asker, type Kind } from './usage-document.ts';

export type Verdict =
  | { readonly kind: 'within' }
  /** This asker has had its share; `until` in milliseconds since 1970. */
  | { readonly kind: 'over'; readonly by: Kind; readonly until: number }
  /** The whole project has: the breaker. */
  | { readonly kind: 'paused'; readonly until: number };

export interface Usage {
  /** Counts one mint and says whether it is within the limits. One write, no read. `now` in milliseconds since 1970. */
  count(asker: Asker, now: number): Promise<Verdict>;
}

/** So many refusals are remembered at most; more are merely counted again. */
const REMEMBERED = 10_000;

/** @param key a secret that all instances have. */
export function createUsage(
  firestore: Pick<FirestoreRest, 'commit'>,
  limits: () => Limits,
  key: () => string,
): Usage {
  // Who is refused once is refused from memory for the rest of the hour: insisting costs no write,
  // and doesn't use up the day's share of the project.
  const over = new Map<string, number>();
  let pausedUntil = 0;

  const memoryOf = (kind: Kind, asker: Asker): string =>
    createHmac('sha256', key()).update(`${kind}\n${asker[kind]}`).digest('base64');

  const remember = (name: string, until: number): void => {
    if (over.size >= REMEMBERED) over.clear();
    over.set(name, until);
  };

  return {
    count: async (asker, now) => {
      if (now < pausedUntil) return { kind: 'paused', until: pausedUntil };
      for (const kind of KINDS) {
        const until = over.get(memoryOf(kind, asker)) ?? 0;
        if (now < until) return { kind: 'over', by: kind, until };
      }
      const { personPerHour, callPerHour, addressPerHour, projectPerDay, shards } = limits();
      const write = usageWrite(asker, key(), now, shards);
      const counts = readCounts(
        await firestore.commit({
          path: write.path,
          fields: write.fields,
          updateMask: { fieldPaths: write.mask },
          updateTransforms: write.counters.map((fieldPath) => ({
            fieldPath,
            increment: { integerValue: '1' },
          })),
        }),
      );
      const allowed: Readonly<Record<Kind, number>> = {
        person: personPerHour,
        call: callPerHour,
        address: addressPerHour,
      };
      const by = KINDS.find((kind) => counts[kind] > allowed[kind]);
      if (by) {
        const until = nextHour(now);
        remember(memoryOf(by, asker), until);
        return { kind: 'over', by, until };
      }
      if (counts.day > projectPerDay / shards) {
        // With several shards only this one's share is used up; the next request may go to another.
        if (shards === 1) pausedUntil = nextDay(now);
        return { kind: 'paused', until: nextDay(now) };
      }
      return { kind: 'within' };
    },
  };
}
