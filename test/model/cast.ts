import { createHash } from 'node:crypto';

/** A tab that somebody has open; `peer` is the contract's. */
export interface Tab {
  readonly name: string;
  readonly uid: string;
  readonly peer: string;
}

const tab = (name: string, uid: string, letter: string): Tab => ({ name, uid, peer: letter.repeat(16) });

/** Ana mostly hosts, from two tabs; Ben is often called, in two tabs too; Cho and Dan come along; Eve is up to no good. */
export const TABS: readonly Tab[] = [
  tab('ana', 'ana-uid', 'a'),
  tab("ana's second tab", 'ana-uid', 'b'),
  tab('ben', 'ben-uid', 'c'),
  tab("ben's second tab", 'ben-uid', 'd'),
  tab('cho', 'cho-uid', 'e'),
  tab('dan', 'dan-uid', 'f'),
  tab('eve', 'eve-uid', 'g'),
];

export const UIDS: readonly string[] = [...new Set(TABS.map(({ uid }) => uid))];

export const tabNamed = (name: string): Tab => {
  const found = TABS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`Nobody is called ${name}`);
  return found;
};

/** Two calls, of which the second can take over the first one's room. */
export const CALLS = ['abcdefghjk', 'mnpqrstvwx'] as const;
export const ROOMS = ['team-blue', 'straße-7'] as const;

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Secrets for host keys and for seats; who knows which doesn't matter, only who shows it. The last is none by its form. */
export const SECRETS: readonly string[] = [
  ...['s', 't', 'u', 'v'].map((letter) => letter.repeat(24)),
  'S-'.repeat(12),
];

/** The secret that opens this hash, or null. */
export const secretFor = (hash: unknown): string | null =>
  SECRETS.find((secret) => hashOf(secret) === hash) ?? null;
