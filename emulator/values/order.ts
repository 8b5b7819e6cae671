/** Orders of text as Firestore has them: by UTF-8 bytes, and resource names segment by segment. */

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** Compares two UTF-16 code units that differ, as the UTF-8 bytes of their characters would compare. */
function compareUnits(a: number, b: number): number {
  // A surrogate stands for a character above U+FFFF, so it comes after every single unit.
  if (isSurrogate(a) !== isSurrogate(b)) return isSurrogate(a) ? 1 : -1;
  return a - b;
}

/** By UTF-8 bytes, without encoding. */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return compareUnits(x, y);
  }
  return a.length - b.length;
}

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b);
}

const NUMERIC_ID = /^__id(-?\d+)__$/;

/** Numeric IDs (`__id7__`) come first, by number; all others by UTF-8 bytes. */
function compareSegments(a: string, b: string): number {
  const x = NUMERIC_ID.exec(a)?.[1];
  const y = NUMERIC_ID.exec(b)?.[1];
  if (x === undefined && y === undefined) return compareStrings(a, b);
  if (x === undefined) return 1;
  if (y === undefined) return -1;
  return BigInt(x) < BigInt(y) ? -1 : BigInt(x) > BigInt(y) ? 1 : 0;
}

const segmentAt = (path: string, start: number): string => {
  const end = path.indexOf('/', start);
  return end === -1 ? path.slice(start) : path.slice(start, end);
};

/** Orders paths whose segments are joined by slashes; a parent comes before what is under it. */
export function comparePaths(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  if (i === a.length && i === b.length) return 0;
  const start = i === 0 ? 0 : a.lastIndexOf('/', i - 1) + 1;
  if (a.startsWith('__id', start) || b.startsWith('__id', start)) {
    const order = compareSegments(segmentAt(a, start), segmentAt(b, start));
    if (order !== 0) return order;
  }
  if (i === a.length) return -1;
  if (i === b.length) return 1;
  if (a[i] === '/') return -1;
  if (b[i] === '/') return 1;
  return compareUnits(a.charCodeAt(i), b.charCodeAt(i));
}
