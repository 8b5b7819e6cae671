import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Admission } from '../../signaling/host.ts';
import { FakeWorld, type Person } from './fake-call.ts';

/** Gives each test of a suite a world of its own, in which time goes on by `pass` alone. */
export function eachInItsWorld(begin: (world: FakeWorld) => void): void {
  let world: FakeWorld;
  beforeEach(() => {
    vi.useFakeTimers();
    world = new FakeWorld();
    begin(world);
  });
  afterEach(() => {
    world.close();
    vi.useRealTimers();
    expect(world.network.violations).toEqual([]);
  });
}

/** Milliseconds go by. */
export const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

export const phases = (...people: Person[]): string[] => people.map(({ call }) => call.state.phase);

/** What the host sees. */
export const deskOf = ({ call }: Person) => {
  if (call.desk === null) throw new Error('Not the host');
  return call.desk;
};

/** Creates a call, and waits until it is stored. Resolves to its ID. */
export async function create(ana: Person, admission: Admission['admission'] = 'open'): Promise<string> {
  const id = ana.call.create('Ana', admission);
  await pass(600);
  return id;
}

/** Opens a call and joins it once it was read; there is time to connect. */
export async function join(ben: Person, id: string, name = 'Ben'): Promise<void> {
  ben.call.open(id);
  await pass(50);
  ben.call.join(name);
  await pass(600);
}

/** Ana creates a call, and Ben joins it. Resolves to its ID once they are connected. */
export async function meet(ana: Person, ben: Person): Promise<string> {
  const id = await create(ana);
  await join(ben, id);
  expect(phases(ana, ben)).toEqual(['connected', 'connected']);
  return id;
}
