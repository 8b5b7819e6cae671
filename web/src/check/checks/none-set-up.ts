import type { Check, Said } from '../check.ts';

/** Stands for a kind of server that there is none of, so that this is seen. */
export function noneSetUp(id: string, title: Said, reason: Said): Check {
  return { id, title, subject: '', run: () => Promise.resolve({ state: 'skipped', reason }) };
}
