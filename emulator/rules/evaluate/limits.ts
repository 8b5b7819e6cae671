/** Limits of one evaluation ("Security Rules" in Firestore's "Usage and limits"). */
export const EVALUATION_LIMITS = {
  expressions: 1_000,
  callDepth: 20,
  /** Of any request; a request for one document may have fewer, which the caller checks. */
  documents: 20,
} as const;

/** Ends an evaluation at once: unlike an error, nothing absorbs it. */
export class LimitExceeded extends Error {
  override readonly name = 'LimitExceeded';
}
