import type { CandidatesDocument } from '../../../contract/call.ts';

/** What no browser can use: not JSON, not a candidate, of no description, of no part of one, and "no more". */
const GARBAGE: readonly string[] = [
  '{"candidate":"candi',
  'null',
  '7',
  '[]',
  '{}',
  '{"candidate":5,"sdpMid":{}}',
  '{"candidate":"candidate:garbage","sdpMid":"0"}',
  '{"candidate":"candidate:1 1 udp 2122260223 127.0.0.1 9 typ host","sdpMid":"9"}',
  '{"candidate":"candidate:1 1 udp 2122260223 127.0.0.1 9 typ host","sdpMid":"0","usernameFragment":"nobody"}',
  '{"candidate":"","sdpMid":"0","sdpMLineIndex":0}',
];

/**
 * Everything that a hostile network makes of a document of candidates, in hostile order: each candidate is in
 * it at least twice under its round, and beside it are those of `seen` documents, as they were and under this
 * round's number, and what is for no one.
 */
export function disorder(
  document: CandidatesDocument,
  seen: readonly CandidatesDocument[],
  random: () => number,
): CandidatesDocument[] {
  const some = <T>(all: readonly T[], atMost: number): T[] => shuffled(all, random).slice(0, atMost);
  const torn = (): CandidatesDocument[] =>
    split(shuffled(document.candidates, random), random).map((candidates) => ({ ...document, candidates }));
  const older = some(seen, 3);
  const mixed = [
    ...document.candidates,
    ...older.flatMap(({ candidates }) => candidates),
    ...some(GARBAGE, 4),
  ];
  const { candidates } = document;
  return shuffled(
    [
      ...torn(),
      ...torn(),
      ...older,
      { ...document, candidates: shuffled(mixed, random) },
      { ...document, candidates: some(GARBAGE, 4) },
      { ...document, round: document.round - 1, candidates },
      { ...document, round: document.round + 1, candidates },
      { ...document, from: 'nobody', candidates: some(GARBAGE, 4) },
    ],
    random,
  );
}

/** Fisher and Yates, by Durstenfeld (Algorithm 235). */
function shuffled<T>(all: readonly T[], random: () => number): T[] {
  const result = [...all];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** In pieces of one or more. */
function split<T>(all: readonly T[], random: () => number): T[][] {
  const pieces: T[][] = [];
  for (let at = 0; at < all.length;) {
    const length = 1 + Math.floor(random() * 3);
    pieces.push(all.slice(at, at + length));
    at += length;
  }
  return pieces;
}
