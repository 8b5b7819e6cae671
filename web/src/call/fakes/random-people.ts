import { vi } from 'vitest';
import { randomBy } from '../../signaling/random-by.ts';
import type { Call } from '../../signaling/signaling.ts';
import { slowSignaling } from '../../signaling/slow-signaling.ts';
import { FakeWorld, type Person, type PersonOptions } from './fake-call.ts';

export const NAMES = ['ana', 'ben', 'eve', 'tom'] as const;
export type Name = (typeof NAMES)[number];

/**
 * For tests: four people around one call that Ana makes, each with one page at a time. The speed of their
 * networks, and whatever is drawn here, is the same for the same seed. Needs fake timers.
 */
export class RandomPeople {
  readonly world = new FakeWorld();
  /** What happened, a line a step. */
  readonly log: string[] = [];
  /** What the links carry that were made, oldest first: the older ones may have been used, or replaced. */
  readonly links: string[] = [];
  /** The call. */
  readonly id: string;
  /** Whether somebody tried to end the call for all. */
  triedToEnd = false;
  readonly #random: () => number;
  readonly #pages: Record<Name, Person>;

  constructor(seed: number) {
    this.#random = randomBy(seed);
    const [ana, ben, eve, tom] = NAMES;
    this.#pages = {
      ana: this.#newPerson(ana),
      ben: this.#newPerson(ben),
      eve: this.#newPerson(eve),
      tom: this.#newPerson(tom),
    };
    this.id = this.#pages.ana.call.create('Ana', this.happens(0.5) ? 'open' : 'knock');
  }

  get call(): Call | null {
    return this.world.server.read(this.id);
  }

  page(name: Name): Person {
    return this.#pages[name];
  }

  /** Another page in place of the one that this person had, which stays as it is. */
  newPage(name: Name, options: PersonOptions): Person {
    this.#pages[name] = this.#newPerson(name, options);
    return this.#pages[name];
  }

  /** Adds to the last line of the log. */
  tell(text: string): void {
    this.log[this.log.length - 1] += ` ${text}`;
  }

  pass(ms: number): Promise<unknown> {
    return vi.advanceTimersByTimeAsync(ms);
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.#random() * end);
  }

  happens(probability: number): boolean {
    return this.#random() < probability;
  }

  /** One of those; there has to be one. */
  oneOf<T>(all: readonly T[]): T {
    return all[this.below(all.length)] as T;
  }

  #newPerson(name: Name, options: PersonOptions = {}): Person {
    // Some are fast and some slow, so that what one does overtakes what another did before.
    const slowestMs = 5 + this.below(150);
    const signaling = slowSignaling(this.world.server.client(`${name}-uid`), () => 2 + this.below(slowestMs));
    return this.world.person(name, { connect: async () => ({ signaling }), ...options });
  }
}
