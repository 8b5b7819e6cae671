import { LIMITS } from '../../../contract/limits.ts';
import { knockDocument } from '../../../contract/paths.ts';
import { NOW, typed } from '../values.ts';
import type { Knock } from '../../../contract/call.ts';
import { commit, someName, type Intention, type Stage } from './stage.ts';

const ownKnock = ({ id, tab }: Stage): string => knockDocument(id, tab.uid);

export const knock: Intention = (stage) => {
  const before = stage.world.get(ownKnock(stage));
  const again = { name: someName(stage), at: NOW, status: 'waiting' };
  if (before === undefined) return commit(stage, { [ownKnock(stage)]: { ...again, tries: 1 } });
  const { tries, status } = typed<Knock>(before);
  const next = status === 'declined' ? tries + 1 : tries;
  // One who has used up all tries may well say that it was fewer.
  const lies = stage.random.chance(next > LIMITS.knocks ? 0.5 : 0.1);
  const told = lies ? 1 + stage.random.below(LIMITS.knocks) : next;
  return commit(stage, { [ownKnock(stage)]: { ...before, ...again, tries: told } });
};

export const stopKnocking: Intention = (stage) => {
  const before = stage.world.get(ownKnock(stage)) ?? { name: '', at: NOW, tries: 1 };
  return commit(stage, { [ownKnock(stage)]: { ...before, status: 'gone' } });
};
