import { isolated } from '../words/isolated.ts';
import { words } from '../words/words.ts';

/** Whose line carries the sound alone. */
export interface PausedLines {
  readonly own: boolean;
  readonly other: boolean;
}

/** What is said while pictures are left out; empty while they flow. */
export function pausedWords({ own, other }: PausedLines, name: string): string {
  const { bothPaused, ownPaused, otherPaused } = words().line;
  if (own && other) return bothPaused;
  if (own) return ownPaused;
  return other ? otherPaused(isolated(name)) : '';
}
