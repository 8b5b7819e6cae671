import { compileRules } from './rules/compile.ts';
import type { RulesIssue } from './rules/ruleset.ts';
import { createFirestore } from './services/firestore.ts';
import { serveFirestore, type FirestoreServer, type ServeOptions } from './transports/serve.ts';

export type { FirestoreServer };

export interface ServerOptions extends ServeOptions {
  /** Source of the Security Rules for all projects that are given none of their own. */
  readonly rules?: string;
  /** Hears what is wrong or doubtful in `rules`. */
  readonly onRulesIssue?: (issue: RulesIssue) => void;
}

/** Starts a local Firestore: one store, its rules, one port, every transport. Rules that don't compile are an error. */
export async function startFirestoreServer(options: ServerOptions = {}): Promise<FirestoreServer> {
  const firestore = createFirestore({ compile: compileRules });
  if (options.rules !== undefined) {
    const issues = firestore.admin.setRules(null, options.rules);
    for (const issue of issues) options.onRulesIssue?.(issue);
    if (issues.some((issue) => issue.severity === 'ERROR')) {
      firestore.admin.close();
      throw new Error('the rules do not compile');
    }
  }
  return serveFirestore(firestore, options);
}
