import { describe, expect, it } from 'vitest';
import { compileRules } from './compile.ts';
import { inDatabase } from './testing/outcome.ts';

/** The issues of a source as `line:column text`; `|` marks the place that is expected. */
const issuesOf = (source: string): string[] =>
  compileRules(source).issues.map(
    ({ sourcePosition: { line, column }, description }) => `${line}:${column} ${description}`,
  );

/** The first issue about a condition that begins in column 1 of line 1. */
function conditionIssue(condition: string): string | undefined {
  const before =
    "rules_version='2';service cloud.firestore{match /databases/{db}/documents{match /a/{id}{allow get:if\n";
  const issue = compileRules(`${before}${condition};}}}`).issues[0];
  if (!issue) return undefined;
  const { line, column } = issue.sourcePosition;
  return `${line - 1}:${column} ${issue.description}`;
}

describe('compileRules', () => {
  it('compiles a rule set with all statements', () => {
    const { ruleset, issues } = compileRules(`
      rules_version = '2';
      // a comment
      service cloud.firestore {
        /* another
           one */
        match /databases/{database}/documents {
          function signedIn() { return request.auth != null; }
          match /calls/{id} {
            function isHost(data) {
              let uid = request.auth.uid;
              return signedIn() && data.host == uid;
            }
            allow get;
            allow create, update: if isHost(request.resource.data);
            match /late/{doc} { allow read, write: if isHost(get(/databases/$(database)/documents/calls/$(id)).data); }
          }
          match /{rest=**} { allow list, delete: if false; }
        }
      }`);
    expect(issues).toEqual([]);
    expect(ruleset).not.toBeNull();
  });

  it.each([
    [
      'an empty file',
      '',
      "1:1 a rule set without rules_version = '2' is not implemented by the local Firestore",
    ],
    [
      'version 1',
      "rules_version = '1';\nservice cloud.firestore {}",
      "1:17 rules_version '1' is not implemented by the local Firestore",
    ],
    [
      'another service',
      "rules_version = '2';\nservice firebase.storage {}",
      '2:1 service firebase.storage is not implemented by the local Firestore',
    ],
    ['no service', "rules_version = '2';", "1:1 Missing 'service cloud.firestore'."],
    [
      'two services',
      "rules_version = '2'; service cloud.firestore {}\n service cloud.firestore {}",
      '2:2 more than one service is not implemented by the local Firestore',
    ],
    [
      'an import',
      "import 'x';",
      "1:1 Unexpected 'import': expected 'rules_version', 'service' or 'function'.",
    ],
    [
      'an open block',
      "rules_version = '2';\nservice cloud.firestore {",
      "2:26 Unexpected end of file: expected '}'.",
    ],
    [
      'a closing brace too many',
      "rules_version = '2'; service cloud.firestore {} }",
      "1:49 Unexpected '}': expected 'rules_version', 'service' or 'function'.",
    ],
    ['an open comment', "rules_version = '2'; /* x", "1:22 Missing '*/' after comment."],
    [
      'allow outside of a match',
      "rules_version = '2';\nservice cloud.firestore {\n  allow read;\n}",
      "3:3 'allow' belongs inside a 'match'.",
    ],
  ])('refuses %s', (_, source, issue) => {
    expect(issuesOf(source)).toEqual([issue]);
    expect(compileRules(source).ruleset).toBeNull();
  });

  it('refuses a source above 256 KB', () => {
    const issues = issuesOf(`rules_version = '2';${' '.repeat(256 * 1024)}service cloud.firestore {}`);
    expect(issues).toEqual(['1:1 The rule set is larger than 262144 bytes.']);
  });

  it.each([
    ['allow gets: if true;', "4:11 Unknown method 'gets'."],
    ['allow get: true;', "4:16 Missing 'if' before conditional expression."],
    ['allow get if true;', "4:15 Unexpected 'if': expected ':' or ';'."],
    ['allow get: if true', "5:3 Unexpected '}': expected ';'."],
    ['allow : if true;', "4:11 Unexpected ':': expected a method such as read."],
    ['/a/{b} {}', "4:5 Missing 'match' keyword before path."],
    ['match a/{b} {}', "4:11 Unexpected 'a': expected a path that begins with '/'."],
    ['match /a/{b {}', "4:17 Unexpected '{': expected '}'."],
    ['match /a/{b=*} {}', "4:17 Unexpected '*': expected '**'."],
    ['match /a/ {}', "4:15 Unexpected '{': expected a path's segment."],
    ['match /a/{b} allow get;', "4:18 Unexpected 'allow': expected '{'."],
    ['permit get;', "4:5 Unexpected 'permit': expected 'match', 'allow' or 'function'."],
    ['function f( { return true; }', "4:17 Unexpected '{': expected a parameter's name."],
    ['function f() { true; }', "4:20 Unexpected 'true': expected 'return' or 'let'."],
    ['function f() { let = 1; return true; }', "4:24 Unexpected '=': expected the variable's name."],
    ['function f() { let a = 1 return true; }', "4:30 Unexpected 'return': expected ';'."],
    ['function f() { return true }', "4:32 Unexpected '}': expected ';'."],
    ['function if() { return true; }', "4:14 Unexpected 'if': expected the function's name."],
    ['allow get: if "a;', '4:19 Missing quote at the end of a string.'],
    ['allow get: if 1 ~ 2;', "4:21 Unexpected '~'."],
  ])('says where the mistake is in `%s`', (statement, issue) => {
    expect(issuesOf(inDatabase(statement))[0]).toBe(issue);
  });

  it.each([
    ['', "1:1 Unexpected ';': expected an expression."],
    ['a +', "1:4 Unexpected ';': expected an expression."],
    ['(true', "1:6 Unexpected ';': expected ')'."],
    ['[1, 2', "1:6 Unexpected ';': expected ']'."],
    ['{"a" 1}', "1:6 Unexpected '1': expected ':'."],
    ['request.', "1:9 Unexpected ';': expected a name."],
    ['true ? 1', "1:9 Unexpected ';': expected ':'."],
    ["'a'[1:]", "1:7 Unexpected ']': expected an expression."],
    ['1 is', "1:5 Unexpected ';': expected a type."],
    ['1 is number2', '1:6 Unknown type: number2.'],
    ['1 is constraint', '1:6 is constraint is not implemented by the local Firestore'],
    ['9223372036854775808 > 0', "1:1 9223372036854775808 doesn't fit in 64 bits."],
    ['1a', "1:2 Unexpected 'a' after a number."],
    ["'\\d' == ''", '1:2 the escape \\d in a string is not implemented by the local Firestore'],
    ["b'\\q' == b''", '1:3 the escape \\q in bytes is not implemented by the local Firestore'],
    ['exists(/a/b.c)', "1:12 '.' inside a segment of a path is not implemented by the local Firestore"],
    ['exists(/a/$(id)_x)', "1:16 '_' inside a segment of a path is not implemented by the local Firestore"],
    ['exists(/a//b)', "1:11 Unexpected '/': expected a path's segment."],
    ['missing == 1', '1:1 Invalid variable name: missing.'],
    ['math == 1', '1:1 Invalid variable name: math.'],
    ['missing()', '1:1 Invalid function name: missing.'],
    ['math.cbrt(8.0)', '1:6 Invalid function name: math.cbrt.'],
    ["'a'.includes('a')", '1:5 Invalid function name: includes.'],
    ["'a'.size(1)", '1:5 size() takes 0 arguments, not 1.'],
    ['int()', '1:1 int() takes 1 argument, not 0.'],
    ['exists()', '1:1 exists() takes 1 argument, not 0.'],
    ['duration.value(1)', '1:10 duration.value() takes 2 arguments, not 1.'],
    ["hashing.crc32('a').size() == 4", '1:9 hashing.crc32() is not implemented by the local Firestore'],
    ['/a/b.bind({})', "1:5 '.' inside a segment of a path is not implemented by the local Firestore"],
    ['(/a/b).bind({}) == /a/b', '1:8 bind() is not implemented by the local Firestore'],
    ['request.time.dayOfWeek() == 1', '1:14 dayOfWeek() is not implemented by the local Firestore'],
    ["'a'.matches('(?i)A')", '1:13 flags in a regular expression is not implemented by the local Firestore'],
  ])('says what is wrong with the condition `%s`', (condition, issue) => {
    expect(conditionIssue(condition)).toBe(issue);
  });

  it('goes on after a mistake, and reports each', () => {
    const issues = issuesOf(
      inDatabase(`match /a/{id} {
      allow get: true;
      function f() { return 1 +; }
      allow list: if (1;
      allow create: if true;
      match /b {{ }
      allow update if true;
    }`),
    );
    expect(issues.map((issue) => issue.split(' ')[0])).toEqual([
      '5:18',
      '6:32',
      '7:24',
      '9:17',
      '10:20',
      '13:2',
    ]);
  });

  it('reports a deeply nested expression instead of running out of stack', () => {
    expect(conditionIssue(`${'('.repeat(5000)}true${')'.repeat(5000)}`)).toMatch(/nested too deep/);
    expect(conditionIssue(`${'!'.repeat(5000)}true`)).toMatch(/nested too deep/);
    expect(conditionIssue(Array.from({ length: 900 }, () => 'true').join(' && '))).toBeUndefined();
  });

  it('counts columns in lines that end in CRLF', () => {
    expect(issuesOf("rules_version = '2';\r\nservice cloud.firestore {\r\n  nope\r\n}")).toEqual([
      "3:3 Unexpected 'nope': expected 'match', 'allow' or 'function'.",
    ]);
  });
});

describe('names', () => {
  const use = 'match /a/{id} { allow get: if f(); }';

  it.each([
    [
      'a duplicate function',
      `function f() { return true; } function f() { return true; } ${use}`,
      '4:44 Duplicate function: f.',
    ],
    [
      'a duplicate parameter',
      `function f(a, a) { return a; } match /a/{id} { allow get: if f(1, 2); }`,
      '4:19 Duplicate variable: a.',
    ],
    [
      'a duplicate let',
      `function f() { let a = 1; let a = 2; return a == 1; } ${use}`,
      '4:35 Duplicate variable: a.',
    ],
    [
      'a let before it is bound',
      `function f() { let a = b; let b = 2; return a == b; } ${use}`,
      '4:28 Invalid variable name: b.',
    ],
    [
      'an unknown variable in a function',
      `function f() { return id == 'x'; } ${use}`,
      '4:27 Invalid variable name: id.',
    ],
    ['recursion', `function f() { return f(); } ${use}`, '4:27 Recursive call of function f.'],
    [
      'recursion around a corner',
      `function f() { return g(); } function g() { return f(); } ${use}`,
      '4:56 Recursive call of function f.',
    ],
    ['too few arguments', `function f(a) { return a; } ${use}`, '4:63 f() takes 1 argument, not 0.'],
    [
      'a function of another match',
      `match /b/{id} { function f() { return true; } allow get: if f(); } ${use}`,
      '4:102 Invalid function name: f.',
    ],
    [
      'a name of the language',
      `function get(a) { return a; }`,
      '4:14 a function of its own named get is not implemented by the local Firestore',
    ],
    [
      'the same wildcard twice',
      `match /a/{id}/b/{id} { allow get; }`,
      '4:21 a second wildcard {id} is not implemented by the local Firestore',
    ],
    [
      'a wildcard of an outer match',
      `match /a/{id} { match /b/{id} { allow get; } }`,
      '4:30 a second wildcard {id} is not implemented by the local Firestore',
    ],
    [
      'two recursive wildcards',
      `match /{a=**} { match /b/{c=**} { allow get; } }`,
      '4:30 a second recursive wildcard in one path is not implemented by the local Firestore',
    ],
  ])('refuses %s', (_, inside, issue) => {
    expect(issuesOf(inDatabase(inside))).toContain(issue);
    expect(compileRules(inDatabase(inside)).ruleset).toBeNull();
  });

  it('warns of a function that is not used', () => {
    const { ruleset, issues } = compileRules(inDatabase('function f() { return true; }'));
    expect(issues).toEqual([
      { severity: 'WARNING', description: 'Unused function: f.', sourcePosition: { line: 4, column: 14 } },
    ]);
    expect(ruleset).not.toBeNull();
  });

  it('checks functions that are not used', () => {
    expect(issuesOf(inDatabase('function f() { return missing; }'))).toContain(
      '4:27 Invalid variable name: missing.',
    );
  });
});

describe('limits of a rule set', () => {
  it('allows 10 matches inside one another, not 11', () => {
    const nested = (depth: number) =>
      inDatabase(
        `${Array.from({ length: depth - 1 }, (_, n) => `match /c${n}/{d${n}} {`).join('')} allow get; ${'}'.repeat(depth - 1)}`,
      );
    expect(issuesOf(nested(10))).toEqual([]);
    expect(issuesOf(nested(11))[0]).toMatch(/More than 10 matches/);
  });

  it('allows 100 segments, not 101', () => {
    const long = (segments: number) => inDatabase(`match ${'/a'.repeat(segments - 3)} { allow get; }`);
    expect(issuesOf(long(100))).toEqual([]);
    expect(issuesOf(long(101))[0]).toMatch(/More than 100 segments/);
  });

  it('allows 20 wildcards, not 21', () => {
    const wild = (count: number) =>
      inDatabase(`match ${Array.from({ length: count - 1 }, (_, n) => `/{w${n}}`).join('')} { allow get; }`);
    expect(issuesOf(wild(20))).toEqual([]);
    expect(issuesOf(wild(21))[0]).toMatch(/More than 20 wildcards/);
  });

  it('allows 7 parameters and 10 let bindings, not one more', () => {
    const parameters = (count: number) => {
      const names = Array.from({ length: count }, (_, n) => `p${n}`).join(', ');
      return inDatabase(`function f(${names}) { return true; }`);
    };
    const bindings = (count: number) => {
      const lets = Array.from({ length: count }, (_, n) => `let l${n} = ${n};`).join(' ');
      return inDatabase(`function f() { ${lets} return true; }`);
    };
    expect(issuesOf(parameters(7))).toEqual(['4:14 Unused function: f.']);
    expect(issuesOf(parameters(8))).toContain('4:14 More than 7 parameters.');
    expect(issuesOf(bindings(10))).toEqual(['4:14 Unused function: f.']);
    expect(issuesOf(bindings(11))).toContain('4:14 More than 10 let bindings.');
  });
});
