/** How bad a line is. What is left out is as good as this machine. */
export interface Shape {
  /** The share of packets that is lost, from 0 to 1: of each direction, by chance, one independent of the other. */
  readonly loss?: number;
  /** Kilobits a second, of each direction; whole IP packets count. */
  readonly kbps?: number;
  /** How long each packet is under way, in milliseconds: the round trip is longer by twice that. */
  readonly delayMs?: number;
  /** How long packets may wait for their turn at `kbps` before the next ones are dropped. Default: 300 ms. */
  readonly queueMs?: number;
  /** Only from the person or only to the person; the other direction is good. Default: both. */
  readonly only?: 'up' | 'down';
}

const QUEUE_MS = 300;

/** One direction of a line: says of each packet when it arrives. Times are milliseconds of any clock. */
export class Way {
  readonly #shape: Shape;
  readonly #random: () => number;
  /** When the last packet has been sent whole. */
  #freeAt = -Infinity;

  constructor(shape: Shape, random: () => number = Math.random) {
    this.#shape = shape;
    this.#random = random;
  }

  /** When a packet of so many bytes that is sent now arrives; null when it is lost. */
  arrival(bytes: number, now: number): number | null {
    const { loss = 0, kbps = Infinity, delayMs = 0, queueMs = QUEUE_MS } = this.#shape;
    if (this.#random() < loss) return null;
    const startsAt = Math.max(now, this.#freeAt);
    if (startsAt - now > queueMs) return null;
    this.#freeAt = startsAt + (bytes * 8) / kbps;
    return this.#freeAt + delayMs;
  }
}
