type Times = Readonly<Record<string, number>>;

const CREATOR: readonly [string, string][] = [
  ['new-call-click', 'Ana clicks "New call"'],
  ['created', 'the call is created'],
];
const JOINER: readonly [string, string][] = [
  ['join-click', 'Ben clicks "Join"'],
  ['joined', 'Ben has joined: the seat is his'],
];
const BOTH: readonly [string, string][] = [
  ['answered', 'has the answer'],
  ['connected', 'is connected'],
  ['first-frame', 'sees the first frame'],
];

/** The marks of both pages as lines, in order; times after "Join" are counted from there. */
export function timelineInWords(ana: Times, ben: Times): string[] {
  const before = CREATOR.flatMap(([mark, words]) => entry(ana[mark], words));
  const after = [
    ...JOINER.flatMap(([mark, words]) => entry(ben[mark], words)),
    ...BOTH.flatMap(([mark, words]) => [
      ...entry(ana[mark], `Ana ${words}`),
      ...entry(ben[mark], `Ben ${words}`),
    ]),
  ];
  return [...inOrder(before, ana['new-call-click']), ...inOrder(after, ben['join-click'])];
}

interface Entry {
  readonly at: number;
  readonly words: string;
}

const entry = (at: number | undefined, words: string): Entry[] => (at === undefined ? [] : [{ at, words }]);

function inOrder(entries: readonly Entry[], from: number | undefined): string[] {
  return entries
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, words }) => `${`+${Math.round(at - (from ?? at))}`.padStart(6)} ms  ${words}`);
}
