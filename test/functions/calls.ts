import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getFirestore, Timestamp, type DocumentReference, type Firestore } from 'firebase-admin/firestore';
import type { Seat } from '../../contract/call.ts';
import { newCallId, newPeerId } from '../../contract/ids.ts';
import { CALLS } from '../../contract/paths.ts';
import { PROJECT } from '../../emulator/suite/paths.ts';

export interface Database {
  readonly db: Firestore;
  close(): Promise<void>;
}

// The SDK looks for a cloud's metadata server otherwise, which is on no network of ours.
process.env['METADATA_SERVER_DETECTION'] ??= 'none';

let opened = 0;

/** The local Firestore as its administrator, above the rules. */
export function openDatabase(): Database {
  const app = initializeApp({ projectId: PROJECT }, `test-${process.pid}-${++opened}`);
  return { db: getFirestore(app), close: () => deleteApp(app) };
}

export const seat = (uid: string, at = Date.now(), more: Partial<Seat<Timestamp>> = {}): Seat<Timestamp> => ({
  uid,
  peer: newPeerId(),
  session: newPeerId(),
  name: '',
  at: Timestamp.fromMillis(at),
  ...more,
});

/** Writes a call as its host would have at `aliveAt`, with `documents` late candidates. */
export async function writeCall(
  db: Firestore,
  host: string,
  fields: object = {},
  aliveAt = Date.now(),
  documents = 0,
): Promise<DocumentReference> {
  const call = db.collection(CALLS).doc(newCallId());
  const batch = db.batch();
  const at = Timestamp.fromMillis(aliveAt);
  batch.set(call, {
    host,
    state: 'open',
    admission: 'open',
    admitted: [],
    removed: [],
    locked: false,
    caller: seat(host, aliveAt),
    offer: { round: 1, pc: newPeerId(), sdp: 'v=0\r\no=- 1 1 IN IP4 192.0.2.7\r\n', at },
    aliveAt: at,
    purgeAt: Timestamp.fromMillis(aliveAt + 60_000),
    ...fields,
  });
  for (let i = 0; i < documents; i++) {
    const collection = i % 2 ? 'callerCandidates' : 'calleeCandidates';
    batch.set(call.collection(collection).doc(), { round: 1, to: 'x', from: host, candidates: ['c'] });
  }
  await batch.commit();
  return call;
}

/** How many documents hang under a call. */
export async function below(call: DocumentReference): Promise<number> {
  const names = ['callerCandidates', 'calleeCandidates', 'knocks'];
  const pages = await Promise.all(names.map((name) => call.collection(name).select().get()));
  return pages.reduce((sum, page) => sum + page.size, 0);
}
