import type { CallContext, ClientStream, FirestoreService, ServerStream } from '../services/api.ts';

/** A call where both sides send; `out` is where its answers go. */
export type BidiCall = (out: ServerStream<object>, context: CallContext) => ClientStream<object>;

/** Listen and Write, by the names of Google's definition. */
export const bidiCalls = (service: FirestoreService): ReadonlyMap<string, BidiCall> =>
  new Map<string, BidiCall>([
    ['Listen', (out, context) => service.listen(out, context)],
    ['Write', (out, context) => service.write(out, context)],
  ]);
