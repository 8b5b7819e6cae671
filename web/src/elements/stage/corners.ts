/** Corners of the stage, as the eye sees them: people drag there, in whichever direction they read. */
export const CORNERS = ['top-left', 'top-right', 'bottom-right', 'bottom-left'] as const;
export type Corner = (typeof CORNERS)[number];

interface Point {
  readonly x: number;
  readonly y: number;
}

export function isCorner(text: unknown): text is Corner {
  return CORNERS.some((corner) => corner === text);
}

function corner(isTop: boolean, isLeft: boolean): Corner {
  if (isTop) return isLeft ? 'top-left' : 'top-right';
  return isLeft ? 'bottom-left' : 'bottom-right';
}

/** The corner of a box of this size, in pixels, that is nearest to a point in it. */
export function nearestCorner({ x, y }: Point, box: { width: number; height: number }): Corner {
  return corner(y < box.height / 2, x < box.width / 2);
}

/** Where an arrow key leads from a corner; null for other keys. */
export function cornerTowards(from: Corner, key: string): Corner | null {
  const isTop = from.startsWith('top');
  const isLeft = from.endsWith('left');
  switch (key) {
    case 'ArrowUp':
      return corner(true, isLeft);
    case 'ArrowDown':
      return corner(false, isLeft);
    case 'ArrowLeft':
      return corner(isTop, true);
    case 'ArrowRight':
      return corner(isTop, false);
    default:
      return null;
  }
}

/** The next one clockwise. */
export function nextCorner(from: Corner): Corner {
  return CORNERS[(CORNERS.indexOf(from) + 1) % CORNERS.length] ?? from;
}
