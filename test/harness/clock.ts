import { clockUrl } from './environment.ts';

/**
 * Moves a project's time in the local Firestore on by so many milliseconds (an integer, at least 0).
 * It never goes back, so only for a project that no other test uses. Google's emulator can't.
 */
export async function advanceClock(project: string, ms: number): Promise<void> {
  const { aheadMs } = await ask(project);
  await ask(project, { method: 'PUT', body: JSON.stringify({ aheadMs: aheadMs + ms }) });
}

async function ask(project: string, init?: RequestInit): Promise<{ readonly aheadMs: number }> {
  const response = await fetch(clockUrl(project), init);
  if (!response.ok) throw new Error(`The clock of ${project}: ${response.status} ${await response.text()}`);
  return (await response.json()) as { readonly aheadMs: number };
}
