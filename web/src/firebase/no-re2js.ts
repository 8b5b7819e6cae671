/**
 * Stands in for `re2js`, which Firestore imports for the regular expressions of pipeline queries.
 * Parley has none, so the engine stays out of the bundle; see the alias in vite.config.ts.
 */
export class RE2JS {
  static compile(pattern: string): never {
    throw new Error(`This build has no regular expressions for Firestore pipelines: ${pattern}`);
  }
}
