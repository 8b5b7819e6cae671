import { beforeAll } from 'vitest';
import { signalingContract } from '../../web/src/signaling/contract/suite.ts';
import type { Changed } from '../../web/src/signaling/contract/setting.ts';
import type { Plain } from '../../web/src/signaling/firestore-values.ts';
import { administrator, FirestoreClients, useRules } from './firestore-clients.ts';

beforeAll(() => useRules());

signalingContract('Firestore', async () => {
  const admin = administrator();
  const clients = new FirestoreClients();
  return {
    client: async (name) => clients.make(name),
    change: (path, fields) =>
      admin.commit([{ path, exists: true, data: nested(fields), mask: Object.keys(fields) }]),
    close: () => clients.closed(),
  };
});

/** `{ 'caller.at': x }` as `{ caller: { at: x } }`, for one level. */
function nested(fields: Readonly<Record<string, Changed>>): { [field: string]: Plain } {
  const data: { [field: string]: Plain } = {};
  for (const [path, value] of Object.entries(fields)) {
    const [field = '', below] = path.split('.');
    data[field] = below === undefined ? value : { ...(data[field] as object), [below]: value };
  }
  return data;
}
