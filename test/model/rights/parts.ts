import { LIMITS, TIMES } from '../../../contract/limits.ts';
import { isSecret } from '../../../contract/secrets.ts';
import { Time, isData, type Data, type Value } from '../values.ts';

/** The parts of documents that people make up. Each is what was wished for when it is well-formed, else null. */

export function textOf(wish: Value | undefined, most: number, least = 0): string | null {
  return typeof wish === 'string' && wish.length >= least && wish.length <= most ? wish : null;
}

/** An id of a tab, a page load or a peer connection: symbols as contract/ids.ts makes them. */
export function randomIdOf(wish: Value | undefined): string | null {
  return typeof wish === 'string' && wish.length <= LIMITS.peer && isSecret(wish) ? wish : null;
}

/** A SHA-256 in hexadecimal digits. */
export function hashFrom(wish: Value | undefined): string | null {
  return typeof wish === 'string' && wish.length === 64 && Buffer.from(wish, 'hex').toString('hex') === wish
    ? wish
    : null;
}

/** When TTL may remove a document. */
export function purgeTimeOf(wish: Value | undefined, now: Time): Time | null {
  if (!(wish instanceof Time)) return null;
  const wait = wish.ms - now.ms;
  return wait >= TIMES.purgeAtLeastMs && wait <= TIMES.purgeAtMostMs ? wish : null;
}

export const fieldsOf = (wish: Value | undefined): Data => (isData(wish) ? wish : {});

/** The seat that `who` takes now. */
export function newSeat(wish: Value | undefined, who: string, now: Time): Data | null {
  const { peer, session, name } = fieldsOf(wish);
  const made = {
    uid: who,
    peer: randomIdOf(peer),
    session: randomIdOf(session),
    name: textOf(name, LIMITS.name),
    at: now,
  };
  return whole(made);
}

export function newOffer(wish: Value | undefined, round: number, now: Time): Data | null {
  const { pc, sdp } = fieldsOf(wish);
  return whole({ round, pc: randomIdOf(pc), sdp: textOf(sdp, LIMITS.sdp, 1), at: now });
}

export function newAnswer(wish: Value | undefined, round: number): Data | null {
  return whole({ round, sdp: textOf(fieldsOf(wish)['sdp'], LIMITS.sdp, 1) });
}

/** Null when a part is. */
export const whole = (parts: Data): Data | null => (Object.values(parts).includes(null) ? null : parts);
