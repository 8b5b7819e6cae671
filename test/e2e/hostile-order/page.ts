import { newPeerId } from '../../../contract/ids.ts';
import { FakeStorage } from '../../../web/src/call/fakes/fake-storage.ts';
import { MemoryServer } from '../../../web/src/signaling/memory.ts';
import { randomBy } from '../../../web/src/signaling/random-by.ts';
import { flowOf, type Flow } from './flow.ts';
import { Person, type Arrival } from './person.ts';

/** What befalls both at the same moment. */
export type Trouble = 'late-servers' | 'ask-and-break' | 'wake-broken' | 'reload';

export interface Seen {
  readonly phases: readonly string[];
  /** Of the offer, and of the answer, that stand. */
  readonly rounds: readonly (number | undefined)[];
  /** Rounds that either asked to be followed by another, since their page was loaded. */
  readonly asked: readonly number[];
  readonly flows: readonly (Flow | null)[];
}

const NEWS_MS = [2_000, 4_000] as const;

/** Ana and Ben in one page, with real connections between them, and a server in memory. */
class HostileCall {
  readonly #server = new MemoryServer();
  readonly #random: () => number;
  readonly rejections: string[] = [];
  #id = '';
  #ana: Person;
  #ben: Person;

  constructor(seed: number) {
    this.#random = randomBy(seed);
    this.#ana = this.#load('ana');
    this.#ben = this.#load('ben');
    addEventListener('unhandledrejection', ({ reason }) => this.rejections.push(String(reason)));
  }

  async connect(): Promise<void> {
    await Promise.all([this.#ana.call.media.start(), this.#ben.call.media.start()]);
    this.#id = this.#ana.call.create('Ana');
    while (this.#server.read(this.#id) === null) await new Promise((resolve) => setTimeout(resolve, 50));
    this.#ben.call.open(this.#id);
    this.#ben.call.join('Ben');
  }

  async strike(trouble: Trouble): Promise<void> {
    switch (trouble) {
      case 'late-servers':
        // Both have servers that their connection doesn't use: the caller restarts ICE, the callee asks for it.
        this.#both((person) => person.mint());
        await new Promise((resolve) => setTimeout(resolve, 100));
        return this.#both((person) => person.break());
      case 'ask-and-break': {
        const round = this.#server.read(this.#id)?.offer?.round ?? 0;
        this.#ben.asked.push(round);
        await this.#server.client('ben').ask(this.#id, round);
        return this.#ana.break();
      }
      case 'wake-broken':
        return this.#both((person) => person.wakeBroken());
      case 'reload':
        this.#both((person) => person.crash());
        this.#ana = this.#load('ana', this.#ana);
        this.#ben = this.#load('ben', this.#ben);
        await Promise.all([this.#ana.call.media.start(), this.#ben.call.media.start()]);
        return this.#both((person) => person.call.open(this.#id));
    }
  }

  async look(): Promise<Seen> {
    const call = this.#server.read(this.#id);
    const people = [this.#ana, this.#ben];
    return {
      phases: people.map((person) => person.call.state.phase),
      rounds: [call?.offer?.round, call?.answer?.round],
      asked: people.flatMap(({ asked }) => asked),
      flows: await Promise.all(people.map(({ connections }) => flowOf(connections))),
    };
  }

  /** What came to who sits as caller now, since their page was loaded. */
  arrivals(): readonly Arrival[] {
    const { uid } = this.#server.read(this.#id)?.caller ?? {};
    return (this.#ana.tab.uid === uid ? this.#ana : this.#ben).arrivals;
  }

  #both(happens: (person: Person) => void): void {
    for (const person of this.#random() < 0.5 ? [this.#ana, this.#ben] : [this.#ben, this.#ana])
      happens(person);
  }

  #load(uid: string, before?: Person): Person {
    const tab = before?.tab ?? { uid, peer: newPeerId(), storage: new FakeStorage() };
    return new Person(tab, this.#server, { random: this.#random, newsMs: NEWS_MS, candidatesMs: 6_000 });
  }
}

declare global {
  interface Window {
    hostile: HostileCall;
  }
}

window.hostile = new HostileCall(Number(new URLSearchParams(location.search).get('seed')));
