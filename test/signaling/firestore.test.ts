import { beforeAll } from 'vitest';
import { callDocument } from '../../contract/paths.ts';
import { signalingContract } from '../../web/src/signaling/contract-suite.ts';
import { administrator, FirestoreClients, useRules } from './firestore-clients.ts';

beforeAll(useRules);

signalingContract('Firestore', async () => {
  const admin = administrator();
  const clients = new FirestoreClients();
  return {
    client: async (name) => clients.make(name),
    ageSeat: (id, role, ageMs) =>
      admin.commit([
        {
          path: callDocument(id),
          exists: true,
          data: { [role]: { at: new Date(Date.now() - ageMs) } },
          mask: [`${role}.at`],
        },
      ]),
    lock: (id, locked) =>
      admin.commit([{ path: callDocument(id), exists: true, data: { locked }, mask: ['locked'] }]),
    close: () => clients.closed(),
  };
});
