import { isCorner, type Corner } from './corners.ts';

/** A picture on the stage: the other person, oneself, or a screen that somebody shows. */
export type Picture = 'other' | 'self' | 'screen';

/** What a person has arranged; it is remembered on the device but for `chosen`. */
export interface Arrangement {
  /** What was made large by hand; null for what is large by itself. */
  readonly chosen: Picture | null;
  /** Corners of the first and the second small picture. */
  readonly corners: readonly [Corner, Corner];
  /** Whether oneself isn't shown. */
  readonly selfHidden: boolean;
}

export interface StageLayout {
  readonly large: Picture;
  /** Where the others are, in the order of `ORDER`. */
  readonly small: readonly { readonly picture: Picture; readonly corner: Corner }[];
}

export const ARRANGED: Arrangement = {
  chosen: null,
  corners: ['bottom-right', 'bottom-left'],
  selfHidden: false,
};

/** Oneself first: whoever else gets small takes what is left. */
const ORDER: readonly Picture[] = ['self', 'other', 'screen'];

/** Who is large and who is where. A screen is large by itself, else the other person is. */
export function layOut({ chosen, corners, selfHidden }: Arrangement, there: readonly Picture[]): StageLayout {
  const shown = ORDER.filter(
    (picture) => there.includes(picture) && !(picture === 'self' && selfHidden && there.length > 1),
  );
  const byItself = shown.includes('screen') ? 'screen' : 'other';
  const large = chosen !== null && shown.includes(chosen) ? chosen : byItself;
  const small = shown.filter((picture) => picture !== large);
  return { large, small: small.map((picture, at) => ({ picture, corner: corners[at] ?? corners[0] })) };
}

/** Moves a small picture; the one that sits there already goes where this one came from. */
export function moved(
  arrangement: Arrangement,
  { small }: StageLayout,
  picture: Picture,
  to: Corner,
): Arrangement {
  const [first, second] = arrangement.corners;
  const isSecond = small.findIndex((one) => one.picture === picture) === 1;
  const [from, other] = isSecond ? [second, first] : [first, second];
  const makesWay = other === to ? from : other;
  return { ...arrangement, corners: isSecond ? [makesWay, to] : [to, makesWay] };
}

/** Oneself large and the other small, or the other way round. Who was hidden is shown by it. */
export function swapped(arrangement: Arrangement, { large }: StageLayout): Arrangement {
  return { ...arrangement, chosen: large === 'self' ? null : 'self', selfHidden: false };
}

export function arrangementText({ corners, selfHidden }: Arrangement): string {
  return JSON.stringify({ corners, selfHidden });
}

/** What was remembered; what isn't understood counts as nothing. `start` is used then. */
export function arrangementFrom(text: string, start: Arrangement = ARRANGED): Arrangement {
  try {
    const { corners, selfHidden } = JSON.parse(text) as Record<string, unknown>;
    const [first, second] = Array.isArray(corners) ? (corners as unknown[]) : [];
    const known = isCorner(first) && isCorner(second) && first !== second;
    return { ...start, corners: known ? [first, second] : start.corners, selfHidden: selfHidden === true };
  } catch {
    return start;
  }
}
