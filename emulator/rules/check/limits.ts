/** Limits of a rule set ("Security Rules" in Firestore's "Usage and limits"). */
export const RULESET_LIMITS = {
  /** Bytes of the source: 256 KB. */
  sourceBytes: 256 * 1024,
  /** Matches inside one another, the one of the database included. */
  matchDepth: 10,
  /** Segments of the paths of nested matches together. */
  pathSegments: 100,
  /** Wildcards of nested matches together. */
  captures: 20,
  functionArguments: 7,
  letBindings: 10,
} as const;
