import { FieldValue, type QueryDocumentSnapshot, type Timestamp } from 'firebase-admin/firestore';
import { isStatus } from './grpc-status.ts';

/**
 * Ends a call, provided that it is still as it was read: a renewal in between wins, and the call
 * lives. Resolves with the time of the write, or null when it had changed or was gone.
 */
export async function endAbandoned(call: QueryDocumentSnapshot): Promise<Timestamp | null> {
  const remove = FieldValue.delete();
  try {
    const { writeTime } = await call.ref.update(
      {
        state: 'ended',
        endReason: 'abandoned',
        endedAt: FieldValue.serverTimestamp(),
        // As when a host ends it: neither seats nor descriptions stay.
        caller: remove,
        callee: remove,
        offer: remove,
        answer: remove,
      },
      { lastUpdateTime: call.updateTime },
    );
    return writeTime;
  } catch (error) {
    if (isStatus(error, 'FAILED_PRECONDITION', 'NOT_FOUND')) return null;
    throw error;
  }
}
