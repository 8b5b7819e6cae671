/** Limits and times of the data model; test/rules holds firestore.rules to them. Sizes are in UTF-16 code units unless named otherwise. */
export const LIMITS = {
  /** Longest display name. */
  name: 64,
  /** Longest session description (SDP) in a call document. */
  sdp: 32_768,
  /** Longest id of a tab or page load. */
  peer: 32,
  /** Candidates in one document of late candidates, and the length of each. */
  candidates: 10,
  candidate: 512,
  /** Documents of late candidates from one page load in one round. */
  candidateDocuments: 20,
  /** People on `admitted` and on `removed`. */
  admitted: 20,
  removed: 50,
  /** Longest uid. Firebase Auth allows 128. */
  uid: 128,
  /** How often one person may knock at one call. */
  knocks: 3,
  /** How many of those who wait the host is shown. */
  waiting: 20,
  /** Longest name of a room. */
  room: 64,
  /** Longest reason for the end of a call. */
  endReason: 64,
} as const;

export const TIMES = {
  /** A seat whose holder was silent for this long is free. */
  seatLeaseMs: 12 * 60_000,
  /** How often a live holder renews both seats. */
  renewEveryMs: 5 * 60_000,
  /** The shortest time between two renewals of a seat. */
  renewAtMostEveryMs: 60_000,
  /** Who sits there live may clear the other's seat once it was silent for this long. */
  silentSeatMs: 2 * 60_000,
  /** An offer that waits for somebody is made anew at this age. */
  offerAgeMs: 20 * 60_000,
  /** From one knock to the next: after having been declined, and after having gone away. */
  knockAgainMs: 30_000,
  knockReturnMs: 10_000,
  /** A call whose last sign of life is older than this is abandoned. */
  abandonedAfterMs: 15 * 60_000,
  /** TTL may remove a call this long after its creation or last renewal. */
  purgeAfterMs: 7 * 24 * 60 * 60_000,
  /** The shortest that the rules allow for `purgeAt`, counted from the server's now. */
  purgeAtLeastMs: 24 * 60 * 60_000,
  /** The longest that the rules allow for `purgeAt`, counted from the server's now. */
  purgeAtMostMs: 30 * 24 * 60 * 60_000,
  /** The longest that a description waits for candidates before it is written. */
  gatherAtMostMs: 500,
} as const;
