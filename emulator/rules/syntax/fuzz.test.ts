import { expect, it } from 'vitest';
import { compileRules } from '../compile.ts';

const SOURCE = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    function uid() { let a = request.auth; return a.uid; } // comment
    match /calls/{id}/{rest=**} {
      allow read, create: if uid() == resource.data['host'][0:1] || !(id in {'a': [1, 2.5]});
      allow write: if get(/databases/$(database)/documents/calls/$(id)).data.n is int ? true : false; /* end */
    }
  }
}`;

/** Always the same numbers: a failure can be repeated. */
function* numbers(): Generator<number, never> {
  for (let state = 12345; ; state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) yield state;
}

it('compiles anything or says where it is wrong', () => {
  expect(compileRules(SOURCE).issues).toEqual([]);
  const random = numbers();
  const pieces = [
    '{',
    '}',
    '(',
    ')',
    ';',
    '/',
    '$(',
    "'",
    '"',
    '/*',
    '//',
    'match',
    'allow',
    'function',
    '🦊',
    '\\',
    '\n',
    ' if ',
    '=',
  ];
  for (let round = 0; round < 3000; round++) {
    let source = SOURCE;
    for (let change = random.next().value % 3; change >= 0; change--) {
      const at = random.next().value % source.length;
      const removed = random.next().value % 4;
      const piece = random.next().value % 2 === 0 ? '' : (pieces[random.next().value % pieces.length] ?? '');
      source = source.slice(0, at) + piece + source.slice(at + removed);
    }
    const { ruleset, issues } = compileRules(source);
    const lines = source.split('\n');
    expect(ruleset === null).toBe(issues.some(({ severity }) => severity === 'ERROR'));
    for (const {
      sourcePosition: { line, column },
    } of issues) {
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
      expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
    }
  }
});
