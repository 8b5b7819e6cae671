import { LIMITS } from '../../../contract/limits.ts';
import { isData, isList, Time, type Data, type Value } from '../values.ts';

/** What a value must look like. */
type Shape = (value: Value) => boolean;

const text =
  (most: number): Shape =>
  (value) =>
    typeof value === 'string' && value.length <= most;
const whole: Shape = (value) => Number.isInteger(value) && Number(value) >= 1;
const flag: Shape = (value) => typeof value === 'boolean';
const time: Shape = (value) => value instanceof Time;
const oneOf =
  (...values: string[]): Shape =>
  (value) =>
    typeof value === 'string' && values.includes(value);
const listOf =
  (item: Shape, most: number): Shape =>
  (value) =>
    isList(value) && value.length <= most && value.every(item);

/** All fields that there must be, those with `?` only where they are. */
function map(fields: Readonly<Record<string, Shape>>): Shape {
  return (value) => {
    if (!isData(value)) return false;
    const known = new Set(Object.keys(fields).map((field) => field.replace('?', '')));
    if (!Object.keys(value).every((field) => known.has(field))) return false;
    return Object.entries(fields).every(([field, shape]) => {
      const inner = value[field.replace('?', '')];
      return inner === undefined ? field.endsWith('?') : shape(inner);
    });
  };
}

const id = text(LIMITS.peer);
const hash = text(64);
const uid = text(LIMITS.uid);

const seat = map({
  uid,
  peer: id,
  session: id,
  name: text(LIMITS.name),
  at: time,
  'left?': id,
  'asks?': whole,
  'move?': hash,
  'moved?': id,
});

const admission = oneOf('open', 'knock');

const call = map({
  host: uid,
  state: oneOf('open', 'ended'),
  'endedBy?': uid,
  'endedName?': text(LIMITS.name),
  'endReason?': text(LIMITS.endReason),
  'endedAt?': time,
  admission,
  admitted: listOf(uid, LIMITS.admitted),
  removed: listOf(uid, LIMITS.removed),
  locked: flag,
  'hostKey?': map({ hash, 'opened?': id }),
  'caller?': seat,
  'callee?': seat,
  'offer?': map({ round: whole, pc: id, sdp: text(LIMITS.sdp), at: time }),
  'answer?': map({ round: whole, sdp: text(LIMITS.sdp) }),
  aliveAt: time,
  purgeAt: time,
  'opensAt?': time,
  'room?': text(LIMITS.room),
});

const SHAPES: Readonly<Record<string, Shape>> = {
  calls: call,
  callerCandidates: map({
    round: whole,
    to: uid,
    from: uid,
    candidates: listOf(text(LIMITS.candidate), LIMITS.candidates),
  }),
  calleeCandidates: map({
    round: whole,
    to: uid,
    from: uid,
    candidates: listOf(text(LIMITS.candidate), LIMITS.candidates),
  }),
  knocks: map({
    name: text(LIMITS.name),
    at: time,
    tries: (value) => whole(value) && Number(value) <= LIMITS.knocks,
    status: oneOf('waiting', 'admitted', 'declined', 'gone', 'removed'),
  }),
  lobby: map({
    name: text(LIMITS.name),
    state: oneOf('open', 'ended'),
    'endedName?': text(LIMITS.name),
    admission,
    locked: flag,
    'opensAt?': time,
    purgeAt: time,
  }),
  rooms: map({ call: text(10), purgeAt: time }),
};

/** Whether a stored document has the contract's fields, of their types and within their sizes. */
export function isWellShaped(path: string, data: Data): boolean {
  const [collection = '', , sub = collection] = path.split('/');
  return SHAPES[sub]?.(data) ?? false;
}
