import { LIMITS, TIMES } from '../../../contract/limits.ts';
import { TABS, UIDS } from '../cast.ts';
import { isData, isList, NOW, same, Time, type Value } from '../values.ts';
import { fieldAt, pathsIn, withField, type FieldPath } from './fields.ts';
import { INTENTION_NAMES, INTENTIONS } from './intentions.ts';
import { halfDone } from './half-done.ts';
import { meddled } from './meddling.ts';
import { misplaced } from './places.ts';
import { callOn, callPath } from './stage.ts';
import { ofDocument, ofField, ofWrite, type Twist } from './twist.ts';

const LONGEST: Readonly<Record<string, number>> = {
  sdp: LIMITS.sdp,
  name: LIMITS.name,
  endedName: LIMITS.name,
  endReason: LIMITS.endReason,
  peer: LIMITS.peer,
  session: LIMITS.peer,
  pc: LIMITS.peer,
};

const isText = (value: Value): value is string => typeof value === 'string';
const HOUR = 3_600_000;

const MOST: Readonly<Record<string, number>> = {
  candidates: LIMITS.candidates,
  admitted: LIMITS.admitted,
  removed: LIMITS.removed,
};

export const TWISTS = {
  'signed out': (operation) => ({ ...operation, who: null }),
  'sent by somebody else': (operation, { random, tab }) => ({
    ...operation,
    who: random.pick(UIDS.filter((uid) => uid !== tab.uid)),
  }),
  'for somebody else': ofField(
    (value, _, { tab }) => value === tab.uid,
    (_, __, { random, tab }) => random.pick(UIDS.filter((uid) => uid !== tab.uid)),
  ),
  "with another tab's id": ofField(
    (_, field) => field === 'peer',
    (_, __, stage) => {
      const { caller, callee } = callOn(stage);
      const sitting = [caller, callee].flatMap((seat) => (seat === undefined ? [] : [seat.peer]));
      return stage.random.pick([...sitting, ...sitting, ...TABS.map(({ peer }) => peer)]);
    },
  ),
  'half done': halfDone,
  'with one field more': ofDocument((data, { random, world }, { path: document }) => {
    const before = world.get(document) ?? {};
    const maps = pathsIn(data).filter((path) => isData(fieldAt(data, path)));
    const fresh = maps.filter((path) => !same(fieldAt(before, path), fieldAt(data, path)));
    const into = random.pick<FieldPath>([[], ...maps, ...fresh, ...fresh, ...fresh]);
    const name = random.pick([
      'note',
      'left',
      'asks',
      'move',
      'moved',
      'opened',
      'opensAt',
      'endedBy',
      'hostKey',
    ]);
    return withField(data, [...into, name], random.pick(['x'.repeat(16), 1, NOW, true]));
  }),
  'without a field': ofField(
    () => true,
    () => undefined,
  ),
  'with an odd type': ofField(
    () => true,
    (value, _, { random }) => {
      const odd: Value[] = [null, 7, 1.5, true, 'odd', [], ['odd'], {}, { odd: 1 }];
      return random.pick(odd.filter((one) => typeof one !== typeof value || isList(one) !== isList(value)));
    },
  ),
  'too long': ofField(isText, (_, field) => 'x'.repeat((LONGEST[field] ?? 128) + 1)),
  'as long as may be': ofField(
    (value, field) => isText(value) && field in LONGEST,
    (_, field) => 'x'.repeat(LONGEST[field] ?? 1),
  ),
  'too short': ofField(isText, (value, _, { random }) =>
    isText(value) && random.chance(0.5) ? value.slice(0, 15) : '',
  ),
  'with other symbols': ofField(isText, (value) => (isText(value) ? `${value.slice(0, -1)}-` : value)),
  'with an odd entry': ofField(isList, (value, field, { random }) => {
    const list = isList(value) ? value : [];
    const tooLong = field === 'candidates' ? LIMITS.candidate : LIMITS.uid;
    const odd = random.pick<Value>([7, '', 'x'.repeat(tooLong + 1), { odd: 1 }]);
    if (field !== 'candidates') return [...list, odd];
    const filled = Array.from({ length: LIMITS.candidates }, (_, i) => list[i] ?? '');
    const full = random.chance(0.8) || list.length === 0 ? filled : list;
    return full.with(random.below(full.length), odd);
  }),
  'with another list': ofField(isList, (value, field, { random }) => {
    const list = isList(value) ? value : [];
    const more = Array.from({ length: (MOST[field] ?? 0) + 1 }, (_, i) => list[i] ?? `more-${i}`);
    return random.pick<Value>([
      [],
      list.slice(1),
      [...list, random.pick(UIDS)],
      [...list, random.pick(UIDS), 'someone'],
      [...list, ...list.slice(0, 1)],
      more,
    ]);
  }),
  'at another time': ofField(
    (value) => value === NOW,
    (_, __, { random, now }) => now.plus(random.pick([-HOUR, -20_000, 20_000, HOUR])),
  ),
  'kept too short or too long': ofField(
    (value, field) => field === 'purgeAt' && value instanceof Time,
    (_, __, { random, now }) =>
      now.plus(random.pick([-HOUR, TIMES.purgeAtLeastMs - 60_000, TIMES.purgeAtMostMs + 60_000])),
  ),
  'of another round': ofField(
    (_, field) => field === 'round' || field === 'asks',
    (value, _, { random }) => Number(value) + random.pick([-1, 1, 2]),
  ),
  'with another number': ofField(
    (value) => typeof value === 'number',
    (value, _, { random }) =>
      random.pick([0, -1, Number(value) + 0.5, Number(value) - 1, Number(value) + 1, 1_000_000]),
  ),
  'changing more besides': ofDocument((data, stage, { path }) =>
    path === callPath(stage) ? meddled(data, stage) : data,
  ),
  'along with something else': (operation, stage) => {
    const other = INTENTIONS[stage.random.pick(INTENTION_NAMES)](stage);
    if (operation.kind !== 'commit' || other.kind !== 'commit') return operation;
    const writes = [...operation.writes, ...other.writes];
    return { ...operation, writes: stage.random.chance(0.5) ? writes : writes.toReversed() };
  },
  twice: (operation) =>
    operation.kind === 'commit'
      ? { ...operation, writes: [...operation.writes, ...operation.writes] }
      : operation,
  deleting: ofDocument(() => null),
  elsewhere: ofWrite(misplaced),
  'as it was before': (operation, stage) => {
    if (operation.kind !== 'commit' || stage.past.length === 0) return operation;
    return { ...operation, writes: [{ path: callPath(stage), data: stage.random.pick(stage.past) }] };
  },
} as const satisfies Record<string, Twist>;

export type TwistName = keyof typeof TWISTS;
export const TWIST_NAMES = Object.keys(TWISTS) as readonly TwistName[];
