import type { MethodTable } from './method.ts';
import { Failure, PathValue } from './value.ts';

/** rules.Path. `bind()` is refused: nothing says how unbound variables are told from mistakes. */
export const pathMethods: MethodTable<PathValue> = {};

/** `path("a/b")` with or without the first slash. */
export function parsePath(text: string): PathValue | Failure {
  const segments = text.replace(/^\//, '').split('/');
  if (segments.includes('')) return new Failure(`'${text}' is not a path.`);
  return new PathValue(segments);
}
