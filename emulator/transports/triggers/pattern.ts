/** How a trigger names documents: `calls/{id}`, `a/{rest=**}`; without wildcards it is one document. */
export type PathPattern = (path: readonly string[]) => boolean;

/**
 * Compiles the pattern of an Eventarc trigger,
 * https://cloud.google.com/eventarc/docs/path-patterns. `EXACT` takes it literally.
 */
export function compilePattern(pattern: string, matchType: 'EXACT' | 'PATH_PATTERN'): PathPattern {
  const segments = pattern.split('/').filter((segment) => segment !== '');
  if (matchType === 'EXACT') return (path) => path.join('/') === segments.join('/');
  const source = segments.map((segment) => {
    if (/^(\*\*|\{\w+=\*\*\})$/.test(segment)) return '(?:/[^/]+)*';
    if (/^(\*|\{\w+(=\*)?\})$/.test(segment)) return '/[^/]+';
    return `/${segment.split('*').map(literal).join('[^/]*')}`;
  });
  const expression = new RegExp(`^${source.join('')}$`);
  return (path) => expression.test(`/${path.join('/')}`);
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
