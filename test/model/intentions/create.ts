import { roomDocument } from '../../../contract/paths.ts';
import { ROOMS } from '../cast.ts';
import { NOW, type Data } from '../values.ts';
import { lobbyOf } from './host.ts';
import { callPath, commit, offerOf, ownSeat, somePurgeTime, type Intention, type Stage } from './stage.ts';
import type { Admission } from './doors.ts';

const newCall = (stage: Stage, admission: Admission): Data => ({
  host: stage.tab.uid,
  state: 'open',
  admission,
  admitted: [],
  removed: [],
  locked: false,
  caller: ownSeat(stage),
  offer: offerOf(stage, 1),
  aliveAt: NOW,
  purgeAt: somePurgeTime(stage),
});

const some = (stage: Stage): Admission => stage.random.pick(['open', 'knock']);

export const create: Intention = (stage) => {
  const call = newCall(stage, some(stage));
  const told = call['admission'] === 'knock' ? lobbyOf(stage, call) : {};
  return commit(stage, { [callPath(stage)]: call, ...told });
};

/** Creates a call and gives a room's name to it, also one that meant another call until now. */
export const createInRoom: Intention = (stage) => {
  const name = stage.random.pick(ROOMS);
  // Now and then the call says nothing of its room, or another.
  const room = stage.random.pick([name, name, name, stage.random.pick(ROOMS), undefined]);
  return commit(stage, {
    [callPath(stage)]: { ...newCall(stage, some(stage)), ...(room === undefined ? {} : { room }) },
    [roomDocument(name)]: { call: stage.id, purgeAt: somePurgeTime(stage) },
  });
};

/** Gives a room's name to a call that is there already. */
export const nameRoom: Intention = (stage) =>
  commit(stage, {
    [roomDocument(stage.random.pick(ROOMS))]: { call: stage.id, purgeAt: somePurgeTime(stage) },
  });
