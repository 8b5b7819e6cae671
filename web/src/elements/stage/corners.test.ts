import { describe, expect, it } from 'vitest';
import { CORNERS, cornerTowards, isCorner, nearestCorner, nextCorner } from './corners.ts';

describe('nearestCorner', () => {
  const box = { width: 400, height: 200 };
  it.each([
    [{ x: 10, y: 10 }, 'top-left'],
    [{ x: 390, y: 99 }, 'top-right'],
    [{ x: 201, y: 101 }, 'bottom-right'],
    [{ x: 199, y: 180 }, 'bottom-left'],
    [{ x: -50, y: 900 }, 'bottom-left'],
  ])('of %j is %s', (point, corner) => expect(nearestCorner(point, box)).toBe(corner));
});

describe('cornerTowards', () => {
  it('goes where the key points, and stays at the edge', () => {
    expect(cornerTowards('bottom-right', 'ArrowLeft')).toBe('bottom-left');
    expect(cornerTowards('bottom-right', 'ArrowUp')).toBe('top-right');
    expect(cornerTowards('bottom-right', 'ArrowDown')).toBe('bottom-right');
    expect(cornerTowards('top-left', 'ArrowRight')).toBe('top-right');
  });
  it('knows no other keys', () => expect(cornerTowards('top-left', 'Enter')).toBeNull());
});

describe('nextCorner', () => {
  it('goes round all four', () => {
    const [first] = CORNERS;
    const seen = [first];
    for (let at = nextCorner(first); at !== first; at = nextCorner(at)) seen.push(at as typeof first);
    expect(seen).toEqual(CORNERS);
  });
});

describe('isCorner', () => {
  it('tells corners from what else is stored', () => {
    expect(isCorner('top-left')).toBe(true);
    expect(isCorner('middle')).toBe(false);
    expect(isCorner(undefined)).toBe(false);
  });
});
