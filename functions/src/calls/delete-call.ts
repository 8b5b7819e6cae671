import type { DocumentReference, Timestamp } from 'firebase-admin/firestore';
import { lobbyDocument } from '../../../contract/paths.ts';
import { isStatus } from './grpc-status.ts';

/** Documents in one commit; Firestore allows 500 writes. */
const PAGE = 400;

export interface Deletion {
  /** Documents below the call that were deleted. */
  readonly documents: number;
  /** Whether the call itself was. */
  readonly deleted: boolean;
}

/**
 * Deletes what hangs under an ended call, page by page, then the call, provided that nobody changed
 * or deleted it since `updateTime`. Stops between pages once `goOn` says no. `lobby`: whether what was to be
 * known of it outside goes too; a delete is billed also where there is nothing.
 */
export async function deleteCall(
  call: DocumentReference,
  updateTime: Timestamp,
  goOn: () => boolean,
  lobby: boolean,
): Promise<Deletion> {
  let documents = 0;
  let batch = call.firestore.batch();
  let inBatch = 0;
  for (const collection of await call.listCollections()) {
    for (;;) {
      if (!goOn()) return { documents, deleted: false };
      const room = PAGE - inBatch;
      const page = await collection.select().limit(room).get();
      for (const { ref } of page.docs) batch.delete(ref);
      inBatch += page.size;
      if (page.size < room) break;
      await batch.commit();
      documents += inBatch;
      batch = call.firestore.batch();
      inBatch = 0;
    }
  }
  // The last page and the call go together, which is one round trip for most calls.
  if (lobby) batch.delete(call.firestore.doc(lobbyDocument(call.id)));
  batch.delete(call, { lastUpdateTime: updateTime });
  try {
    await batch.commit();
    return { documents: documents + inBatch, deleted: true };
  } catch (error) {
    // Another run was faster; what it left is for the next one.
    if (isStatus(error, 'FAILED_PRECONDITION', 'NOT_FOUND')) return { documents, deleted: false };
    throw error;
  }
}
