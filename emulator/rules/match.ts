import type { PatternSegment } from './syntax/ast.ts';
import { PathValue, Unknown } from './types/value.ts';

/** The path of a match with those of all matches around it, from `/databases` on. */
export interface PathPattern {
  readonly segments: readonly PatternSegment[];
  /** Where the `{name=**}` stands; -1 without one. There is at most one. */
  readonly rest: number;
}

/** What a wildcard took. */
export type Capture = string | PathValue | Unknown;

/** A segment of a request's path; null is the document of a `list`, whose id isn't known. */
export type RequestSegment = string | null;

export function pathPattern(segments: readonly PatternSegment[]): PathPattern {
  return { segments, rest: segments.findIndex((segment) => segment.kind === 'rest') };
}

/**
 * What each wildcard of the pattern takes, from the outermost; null when the pattern doesn't
 * match the whole path. `{name=**}` takes zero or more segments (version 2 of the rules). A
 * literal doesn't match an unknown id: it covers only one document of those a query may return.
 */
export function matchPath(pattern: PathPattern, path: readonly RequestSegment[]): Capture[] | null {
  const { segments, rest } = pattern;
  const surplus = path.length - segments.length;
  if (rest === -1 ? surplus !== 0 : surplus < -1) return null;
  const captures: Capture[] = [];
  let at = 0;
  for (const segment of segments) {
    if (segment.kind === 'rest') {
      const end = at + surplus + 1;
      captures.push(takeRest(segment.name, path.slice(at, end)));
      at = end;
      continue;
    }
    const found = path[at++];
    if (segment.kind === 'literal') {
      if (found !== segment.text) return null;
    } else {
      captures.push(found ?? new Unknown(`the document id {${segment.name}}`));
    }
  }
  return captures;
}

function takeRest(name: string, taken: readonly RequestSegment[]): Capture {
  const known = taken.filter((segment) => segment !== null);
  return known.length === taken.length ? new PathValue(known) : new Unknown(`the path {${name}=**}`);
}
