import { expect, it } from 'vitest';
import type { Value } from '../../values/value.ts';
import {
  compiled,
  documentsOf,
  fieldsOf,
  inDatabase,
  integer,
  map,
  requestOf,
  text,
} from '../testing/outcome.ts';

/** Always the same choices: a failure can be repeated. */
function choices(seed: number) {
  let state = seed;
  return <T>(options: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const chosen = options[(state >> 8) % options.length];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
}

type Choose = ReturnType<typeof choices>;

const VALUES = ['resource.data.a', 'resource.data.b', 'resource.data.m.x', 'resource.data.m.y', 'resource.id', 'id', "'s'", '1', 'null', 'resource.data', 'resource.data.m',
  "resource.data.get('b', 's')", "resource.data.get(['m', 'y'], 1)", "resource.data['a']", 'resource', '{"a": \'s\'}', 'first(resource.data)'] as const; // prettier-ignore
const TESTS = [
  'is string',
  'is int',
  'is map',
  "in ['s', 's2']",
  'in resource.data',
  'in resource.data.m',
  '== null',
  "!= 's'",
  "== 's'",
  '== 1',
  '> 0',
  "+ 's' == 'ss'",
];
const WHOLE = ['resource == null', 'resource != null', 'resource.data.keys().hasAny(["b"])', 'resource.data.size() > 2', "'b' in resource.data", 'true', 'false', '1 / 0 == 1',
  "resource.data.diff({'a': 's'}).removedKeys().size() == 0", 'isText(resource.data.b)', 'isText(resource.data.a)', 'hasText(resource.data)'] as const; // prettier-ignore

function condition(choose: Choose, depth: number): string {
  if (depth === 0 || choose([true, false, false])) {
    return choose([true, false]) ? choose(WHOLE) : `${choose(VALUES)} ${choose(TESTS)}`;
  }
  const part = () => `(${condition(choose, depth - 1)})`;
  switch (choose(['and', 'or', 'not', 'if'])) {
    case 'and':
      return `${part()} && ${part()}`;
    case 'or':
      return `${part()} || ${part()}`;
    case 'not':
      return `!${part()}`;
    default:
      return `${part()} ? ${part()} : ${part()}`;
  }
}

/** A document that a query with `a == 's'` and `m.x == 1` may return. */
function returned(choose: Choose): Record<string, Value> {
  const some = (): Value =>
    choose([text('s'), text('t'), integer(1), { type: 'null' }, map({}), map({ b: integer(1) })]);
  const inner: Record<string, Value> = { x: integer(1), ...(choose([true, false]) ? { y: some() } : {}) };
  return {
    a: text('s'),
    m: map(inner),
    ...(choose([true, false]) ? { b: some() } : {}),
    ...(choose([true, false]) ? { c: some() } : {}),
  };
}

it('a list is only allowed when each document that it may return could be got', () => {
  const choose = choices(2026);
  const documents = documentsOf({});
  const equal = new Map<string, Value>([['a', text('s')], ['m.x', integer(1)]]); // prettier-ignore
  let allowed = 0;
  for (let round = 0; round < 4000; round++) {
    const each = condition(choose, 3);
    const ruleset = compiled(
      inDatabase(`
        function isText(value) { return value is string; }
        function hasText(data) { let b = data.b; return b is string; }
        function first(data) { return data.a; }
        match /calls/{id} { allow read: if ${each}; }`),
    );
    if (!ruleset.evaluate(requestOf('list', { query: { equal } }), documents).allowed) continue;
    allowed++;
    for (let sample = 0; sample < 12; sample++) {
      const before = fieldsOf(returned(choose));
      const path = ['calls', choose(['s', 'abc', '1'])];
      const got = ruleset.evaluate(requestOf('get', { before, path }), documents);
      expect([each, got.allowed, got.reason]).toEqual([each, true, '']);
    }
  }
  expect(allowed).toBeGreaterThan(300);
});
