import type { Check } from '../check.ts';

/** Stands for a kind of server that there is none of, so that this is seen. */
export function noneSetUp(id: string, title: string, reason: string): Check {
  return { id, title, subject: '', run: () => Promise.resolve({ state: 'skipped', reason }) };
}
