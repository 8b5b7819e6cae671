import type { CallDocument } from '../../../contract/call.ts';
import { isOver } from '../../../contract/seats.ts';
import type { Scene } from '../judge.ts';
import { same, typed, type Data } from '../values.ts';
import { purgeTimeOf } from './parts.ts';

/** A name comes to mean a call of the same person that was made with it, when it means no other that is alive. */
export function mayWriteRoom(scene: Scene, name: string, before: Data | null, wish: Data): boolean {
  const { call } = wish;
  const purgeAt = purgeTimeOf(wish['purgeAt'], scene.now);
  if (purgeAt === null || typeof call !== 'string') return false;
  if (!same(wish, { call, purgeAt })) return false;
  const path = `calls/${call}`;
  const made = scene.after.get(path);
  // A call has one name, so nobody holds many by keeping one call alive.
  if (made?.['host'] !== scene.who || made['room'] !== name) return false;
  return before === null || !isAlive(scene, before['call']);
}

function isAlive({ before, now }: Scene, id: unknown): boolean {
  const stored = before.get(`calls/${String(id)}`);
  return stored !== undefined && !isOver(typed<CallDocument<number>>(stored), now.ms);
}
