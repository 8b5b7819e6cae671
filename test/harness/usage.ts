import type { Usage } from '../../emulator/services/api.ts';
import { usageUrl } from './environment.ts';

export type { Usage };

/** What Firestore has billed, as the local one counts it. */
export async function readUsage(project?: string): Promise<Usage> {
  return (await (await fetch(usageUrl(project))).json()) as Usage;
}

export async function resetUsage(project?: string): Promise<void> {
  await fetch(usageUrl(project), { method: 'DELETE' });
}

/** One operation's causes, the most frequent first: `2 commit update calls/{}, 1 commit create calls/{}`. */
export function causes(usage: Usage, operation: 'read' | 'write' | 'delete'): string {
  const entries = Object.entries(usage.byCause).filter(
    ([, one]) => one.operation === operation && one.count > 0,
  );
  entries.sort(([, a], [, b]) => b.count - a.count);
  return entries.length === 0 ? 'none' : entries.map(([cause, { count }]) => `${count} ${cause}`).join(', ');
}
