/** A google.api.http path template, compiled. Grammar: https://google.aip.dev/127 and google/api/http.proto. */
export interface PathTemplate {
  /** What stands after the last colon, e.g. `runQuery`; null when there is none. */
  readonly action: string | null;
  /** The variables of a path that fits, by the names of their fields (`document.name`), else null. */
  match(path: string): ReadonlyMap<string, string> | null;
}

const VARIABLE = /\{([\w.]+)(?:=([^}]+))?\}/g;

export function compileTemplate(template: string): PathTemplate {
  const [path, action] = splitAction(template);
  const names: string[] = [];
  let source = '';
  let end = 0;
  for (const { 0: whole, 1: name = '', 2: pattern = '*', index } of path.matchAll(VARIABLE)) {
    source += `${literal(path.slice(end, index))}(${segments(pattern)})`;
    names.push(name);
    end = index + whole.length;
  }
  const expression = new RegExp(`^${source}${literal(path.slice(end))}$`);
  return {
    action,
    match: (candidate) => {
      const found = expression.exec(candidate);
      if (found === null) return null;
      return new Map(names.map((name, index) => [name, decodeSegments(found[index + 1] ?? '')]));
    },
  };
}

/** Splits `…/documents:commit`; a colon inside braces or before a slash is no action's. */
export function splitAction(path: string): readonly [path: string, action: string | null] {
  const found = /^(.*):([a-zA-Z]+)$/s.exec(path);
  return found === null ? [path, null] : [found[1] ?? '', found[2] ?? ''];
}

// In a pattern one star is one segment and two are any number of them, none too.
function segments(pattern: string): string {
  return pattern
    .split('/')
    .map((segment, index) => {
      const slash = index === 0 ? '' : '/';
      if (segment === '**') return `(?:${slash}[^/]+)*`;
      return segment === '*' ? `${slash}[^/]+` : slash + literal(segment);
    })
    .join('');
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const decodeSegments = (path: string): string => path.split('/').map(decodeURIComponent).join('/');
