import type { Role } from '../../../contract/call.ts';
import { hashOf, SECRETS, secretFor } from '../cast.ts';
import { changed, isData, NOW } from '../values.ts';
import { callOn, callPath, commit, ownSeat, storedCall, type Intention } from './stage.ts';

/** Puts up the hash by which another device takes the seat over, or takes it down. */
export const offerMoveOf =
  (role: Role): Intention =>
  (stage) => {
    const { random } = stage;
    const seat = storedCall(stage)[role];
    const move = random.chance(0.85) ? hashOf(random.pick(SECRETS)) : undefined;
    return commit(stage, {
      [callPath(stage)]: { ...storedCall(stage), [role]: changed(isData(seat) ? seat : {}, { move }) },
    });
  };

/** Takes the seat over, mostly by the secret that opens, and with the host's power where it sits there. */
export const moveHere =
  (role: Role): Intention =>
  (stage) => {
    const { random, tab } = stage;
    const call = callOn(stage);
    const seat = call[role];
    const right = secretFor(seat?.move);
    const moved = right !== null && random.chance(0.85) ? right : random.pick(SECRETS);
    const asHost = seat?.uid === call.host ? random.chance(0.7) : random.chance(0.15);
    return commit(stage, {
      [callPath(stage)]: {
        ...storedCall(stage),
        [role]: { ...ownSeat(stage), moved },
        ...(asHost ? { host: tab.uid } : {}),
        aliveAt: NOW,
      },
    });
  };
