import type { CallDocument, Knock } from '../../../contract/call.ts';
import { LIMITS, TIMES } from '../../../contract/limits.ts';
import { mayKnock } from '../../../contract/seats.ts';
import type { Scene } from '../judge.ts';
import { changed, same, typed, type Data } from '../values.ts';
import { textOf } from './parts.ts';

interface Place {
  readonly id: string;
  readonly person: string;
}

/** What the host may have said of a knock. */
const DECISIONS: readonly Knock['status'][] = ['admitted', 'declined', 'removed'];

/** Everyone has one knock at a call: theirs to wait with or not, the host's to decide on. */
export function mayWriteKnock(scene: Scene, { id, person }: Place, before: Data | null, wish: Data): boolean {
  const stored = scene.before.get(`calls/${id}`);
  const now = stored === undefined ? null : typed<CallDocument<number>>(stored);
  const mine = person === scene.who;
  if (isToldOfRemoval(scene, { id, person }, wish)) return true;
  if (before === null) return mine && knocksFirst(scene, now, wish);
  const knock = typed<Knock<number>>(before);
  if (mine && (stopsWaiting(knock, before, wish) || knocksAgain(scene, now, knock, before, wish)))
    return true;
  return now?.host === scene.who && DECISIONS.some((status) => same(wish, changed(before, { status })));
}

const isOpenToKnocks = ({ who, now }: Scene, call: CallDocument<number> | null): boolean =>
  call?.state === 'open' && mayKnock(call, who, now.ms);

function knocksFirst(scene: Scene, call: CallDocument<number> | null, wish: Data): boolean {
  const name = textOf(wish['name'], LIMITS.name);
  if (name === null || !isOpenToKnocks(scene, call)) return false;
  return same(wish, { name, at: scene.now, tries: 1, status: 'waiting' });
}

const stopsWaiting = (knock: Knock<number>, before: Data, wish: Data): boolean =>
  knock.status === 'waiting' && same(wish, changed(before, { status: 'gone' }));

/** Once declined, one may ask twice more, after a pause; who went away, or is let in no more, comes back sooner. */
function knocksAgain(
  scene: Scene,
  call: CallDocument<number> | null,
  knock: Knock<number>,
  before: Data,
  wish: Data,
): boolean {
  const declined = knock.status === 'declined';
  if (!declined && knock.status !== 'gone' && knock.status !== 'admitted') return false;
  const tries = knock.tries + Number(declined);
  const pause = declined ? TIMES.knockAgainMs : TIMES.knockReturnMs;
  if (!isOpenToKnocks(scene, call) || tries > LIMITS.knocks || scene.now.ms - knock.at < pause) return false;
  const name = textOf(wish['name'], LIMITS.name);
  return name !== null && same(wish, changed(before, { name, at: scene.now, tries, status: 'waiting' }));
}

/** Who is put out is told where they would look, whether they have knocked or not; they can't knock from there. */
function isToldOfRemoval({ who, now, after }: Scene, { id, person }: Place, wish: Data): boolean {
  const stored = after.get(`calls/${id}`);
  if (stored === undefined) return false;
  const call = typed<CallDocument<number>>(stored);
  const told = { name: '', at: now, tries: LIMITS.knocks, status: 'removed' };
  return call.host === who && call.removed.includes(person) && same(wish, told);
}
