import { describe, expect, it, vi } from 'vitest';
import { signalingContract } from './contract/suite.ts';
import { MemoryServer } from './memory.ts';

signalingContract('memory', async () => {
  const server = new MemoryServer();
  return {
    client: async (name) => server.client(`${name}-uid`),
    change: async (path, fields) =>
      server.changeDocument<Tree>(path, (document) => {
        for (const [field, value] of Object.entries(fields)) {
          setField(document, field.split('.'), value instanceof Date ? value.getTime() : value);
        }
      }),
    close: async () => undefined,
  };
});

interface Tree {
  [field: string]: unknown;
}

function setField(document: Tree, [field = '', ...below]: string[], value: unknown): void {
  if (below.length === 0) document[field] = value;
  else setField(document[field] as Tree, below, value);
}

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
