import { create, createInRoom, nameRoom } from './create.ts';
import { knock, stopKnocking } from './door.ts';
import {
  admit,
  admitMany,
  claim,
  decline,
  end,
  handOver,
  putOutMany,
  remove,
  setDoors,
  setKey,
  tellOfRemoval,
  tellOutside,
} from './host.ts';
import { moveHere, offerMoveOf } from './moves.ts';
import { listCandidatesOf, listKnocks, readAround, readCall, snoop } from './reads.ts';
import {
  answer,
  ask,
  clearSeatOf,
  leaveAs,
  offer,
  renew,
  sendCandidatesAs,
  sitDownAsCallee,
} from './seats.ts';
import type { Intention } from './stage.ts';

/** Everything that people want in the model, by the words that a failure is told in. */
export const INTENTIONS = {
  create,
  'create in a room': createInRoom,
  'name a room': nameRoom,
  'sit down as callee': sitDownAsCallee,
  'sit down as caller or offer': offer,
  answer,
  renew,
  'leave as caller': leaveAs('caller'),
  'leave as callee': leaveAs('callee'),
  ask,
  'clear the caller': clearSeatOf('caller'),
  'clear the callee': clearSeatOf('callee'),
  'candidates as caller': sendCandidatesAs('caller'),
  'candidates as callee': sendCandidatesAs('callee'),
  'open the doors': setDoors('open', false),
  'let people knock': setDoors('knock', false),
  lock: setDoors('knock', true),
  'lock an open call': setDoors('open', true),
  admit,
  decline,
  remove,
  'admit many': admitMany,
  'put out many': putOutMany,
  'tell of a removal': tellOfRemoval,
  'hand over': handOver,
  'set the key': setKey,
  claim,
  end,
  'tell outside': tellOutside,
  'offer to move the caller': offerMoveOf('caller'),
  'offer to move the callee': offerMoveOf('callee'),
  'move the caller here': moveHere('caller'),
  'move the callee here': moveHere('callee'),
  knock,
  'stop knocking': stopKnocking,
  'read the call': readCall,
  'read around': readAround,
  "list the caller's candidates": listCandidatesOf('caller'),
  "list the callee's candidates": listCandidatesOf('callee'),
  'list those who knock': listKnocks,
  snoop,
} as const satisfies Record<string, Intention>;

export type IntentionName = keyof typeof INTENTIONS;
export const INTENTION_NAMES = Object.keys(INTENTIONS) as readonly IntentionName[];
