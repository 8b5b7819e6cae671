import { comparePaths } from '../values/order.ts';

const CHUNK = 512;

/** A sorted set of paths, kept in chunks so that adding and removing stay cheap among hundreds of thousands. */
export class SortedKeys {
  #chunks: string[][] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds what isn't there yet. */
  add(key: string): void {
    const at = this.#chunkFor(key);
    const chunk = this.#chunks[at];
    if (chunk === undefined) {
      this.#chunks.push([key]);
      this.#size++;
      return;
    }
    const position = lowerBound(chunk, key);
    if (chunk[position] === key) return;
    chunk.splice(position, 0, key);
    this.#size++;
    if (chunk.length > CHUNK) this.#chunks.splice(at + 1, 0, chunk.splice(CHUNK / 2));
  }

  delete(key: string): void {
    const at = this.#chunkFor(key);
    const chunk = this.#chunks[at];
    if (chunk === undefined) return;
    const position = lowerBound(chunk, key);
    if (chunk[position] !== key) return;
    chunk.splice(position, 1);
    this.#size--;
    if (chunk.length === 0) this.#chunks.splice(at, 1);
  }

  /** The first key that is not before `bound`. */
  first(bound: string): string | undefined {
    for (const key of this.from(bound)) return key;
    return undefined;
  }

  /** All keys from `bound` on (all for null), in order. Must not be changed meanwhile. */
  *from(bound: string | null): Generator<string, void, undefined> {
    let at = bound === null ? 0 : this.#chunkFor(bound);
    let position = bound === null ? 0 : lowerBound(this.#chunks[at] ?? [], bound);
    for (; at < this.#chunks.length; at++, position = 0) {
      const chunk = this.#chunks[at] as string[];
      for (; position < chunk.length; position++) yield chunk[position] as string;
    }
  }

  /** Index of the last chunk whose first key is not after `key`; 0 when there is none. */
  #chunkFor(key: string): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (comparePaths(this.#chunks[middle]?.[0] as string, key) <= 0) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }
}

/** Index of the first key that is not before `key`. */
function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePaths(keys[middle] as string, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
