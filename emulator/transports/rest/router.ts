import { methods, type HttpBinding, type Method } from '../../protocol/schema.ts';
import { compileTemplate, splitAction, type PathTemplate } from './path-template.ts';

interface Route {
  readonly method: Method;
  readonly binding: HttpBinding;
  readonly template: PathTemplate;
}

export interface RouteMatch {
  readonly method: Method;
  /** The field that the body is read into, `*` for the whole message, null when there is no body. */
  readonly body: string | null;
  /** Fields that the path sets, by dotted name. */
  readonly variables: ReadonlyMap<string, string>;
}

const routes: readonly Route[] = [...methods.values()].flatMap((method) =>
  method.http.map((binding) => ({ method, binding, template: compileTemplate(binding.template) })),
);

/** The method that an HTTP request calls, by the bindings of Google's definition; null when there is none. */
export function route(verb: string, path: string): RouteMatch | null {
  const [base, action] = splitAction(path);
  // A document's ID may contain a colon, so what looks like an action is tried as one first.
  return (action === null ? null : find(verb, base, action)) ?? find(verb, path, null);
}

function find(verb: string, path: string, action: string | null): RouteMatch | null {
  for (const { method, binding, template } of routes) {
    if (binding.verb !== verb.toLowerCase() || template.action !== action) continue;
    const variables = template.match(path);
    if (variables === null || ![...variables].every(([name, value]) => fits(name, value))) continue;
    return { method, body: binding.body, variables };
  }
  return null;
}

/**
 * GetDocument's and ListDocuments' templates both fit most paths. What tells them apart is that a
 * document has an even number of segments below `documents`.
 */
function fits(name: string, value: string): boolean {
  if (name === 'collection_id' || name === 'database') return true;
  const below = value.split('/').slice(5);
  return below.length % 2 === 0;
}
