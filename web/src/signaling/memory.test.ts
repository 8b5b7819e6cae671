import { describe, expect, it, vi } from 'vitest';
import { signalingContract } from './contract-suite.ts';
import { MemoryServer } from './memory.ts';

signalingContract('memory', async () => {
  const server = new MemoryServer();
  return {
    client: async (name) => server.client(`${name}-uid`),
    ageSeat: async (id, role, ageMs) =>
      server.change(id, (call) => {
        const seat = call[role];
        if (seat !== undefined) seat.at = server.now() - ageMs;
      }),
    lock: async (id, locked) => server.change(id, (call) => void (call.locked = locked)),
    close: async () => undefined,
  };
});

describe('MemoryServer', () => {
  it('counts what Firestore would bill', async () => {
    const server = new MemoryServer();
    const [ana, ben] = [server.client('ana'), server.client('ben')];
    const onCall = vi.fn();
    await ana.create(
      'abcdefghjk',
      { uid: 'ana', peer: 'p', session: 's', name: '' },
      { round: 1, pc: 'c', sdp: 'v' },
    );
    ben.watchCall('abcdefghjk', onCall, () => undefined);
    ben.watchCandidates(
      'abcdefghjk',
      'caller',
      () => undefined,
      () => undefined,
    );
    await vi.waitFor(() => expect(onCall).toHaveBeenCalledTimes(1));
    expect(server.usage).toEqual({ writes: 1, reads: 2 });
  });
});
