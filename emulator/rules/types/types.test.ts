import { describe, expect, it } from 'vitest';
import { fieldsOf, integer, map, outcome, requestOf, text } from '../testing/outcome.ts';

/** All hold. */
const holds = (...conditions: string[]): void => {
  it.each(conditions)('%s', (condition) => {
    expect(outcome(condition)).toBe(true);
  });
};

/** All are errors of this text. */
const fails = (...cases: [condition: string, error: string][]): void => {
  it.each(cases)('%s is an error: %s', (condition, error) => {
    expect(outcome(condition)).toBe(error);
  });
};

/** All are refused by this name. */
const refused = (...cases: [condition: string, name: string][]): void => {
  it.each(cases)('%s is refused: %s', (condition, name) => {
    expect(() => outcome(condition)).toThrow(`${name} is not implemented by the local Firestore`);
  });
};

describe('string', () => {
  holds(
    "''.size() == 0", "'abc'.size() == 3", "'ä'.size() == 1", "'😀'.size() == 2",
    "'ABC123'.lower() == 'abc123'", "'abc'.upper() == 'ABC'", "'Ä'.lower() == 'Ä'", "'straße'.upper() == 'STRAßE'",
    "'  a b '.trim() == 'a b'", "'b'.trim() == 'b'",
    "'a/b/c'.split('/') == ['a', 'b', 'c']", "'abc'.split('/') == ['abc']", "'a1b22c'.split('[0-9]+') == ['a', 'b', 'c']",
    "'/a'.split('/') == ['', 'a']", "'a-b'.split('(-)') == ['a', 'b']",
    "'user@domain.com'.matches('.*@domain[.]com')", "!'banana'.matches('.*@domain[.]com')", "!'banana'.matches('ana')",
    "'banana'.replace('a', 'o') == 'bonono'", "'banana'.replace('ana', 'ee') == 'beena'",
    "'foo@test.com'.replace('.', '-') == '------------'", "'abc'.replace('x', 'y') == 'abc'",
    "'€'.toUtf8() == b'\\xE2\\x82\\xAC'", "'it\\'s' == \"it's\"", "'\\u0041\\n\\t\\r\\\\\\\"'.size() == 6",
  ); // prettier-ignore
  fails(
    ["'a'.matches(1)", 'matches() takes a string.'],
    ["'a'.replace('a', 1) == ''", 'replace() takes two strings.'],
    ["'a'.keys() == []", 'Function not found error: Name: [keys] of string.'],
    ["'a'.name == ''", 'Property name is undefined on object.'],
    ["'a'.matches('(')", 'Invalid regular expression: ('],
  );
  refused(
    ["'\\ta'.trim() == 'a'", 'trim() of blanks other than spaces'],
    ["'a/'.split('/') == ['a']", 'split() with an empty last part'],
    ["'abc'.split('') == ['a']", 'split() by what also matches nothing'],
    ["'abc'.replace('x*', '-') == ''", 'replace() of what also matches nothing'],
    ["'abc'.replace('b', '$1') == ''", 'replace() with \\ or $ in the substitute'],
  );
});

describe('list', () => {
  holds(
    '[].size() == 0',
    '[1, 1].size() == 2',
    "['a', 'b'].concat(['c']) == ['a', 'b', 'c']",
    "['a', 'b'].hasAll(['a'])",
    "['a', 'b'].hasAll([])",
    "!['a', 'b'].hasAll(['a', 'c'])",
    "['a', 'b'].hasAny(['c', 'b'])",
    "!['a', 'b'].hasAny(['c'])",
    "!['a'].hasAny([])",
    "!['a', 'b'].hasOnly(['a', 'c'])",
    "['a', 'b'].hasOnly(['a', 'b', 'c'])",
    "['a', 'b'].hasOnly(['b', 'a'])",
    "['a', 'a', 'b'].hasOnly(['a', 'b', 'b'])",
    "['a', 'a', 'b'].hasOnly(['a', 'b', 'b', 'c'])",
    '[].hasOnly([])',
    "['a', 'b'].join(', ') == 'a, b'",
    "[].join('-') == ''",
    "['a', 'b', 'a'].removeAll(['a']) == ['b']",
    '[1, 2, 1].toSet().size() == 2',
    '[1, 1.0].toSet() == [1].toSet()',
    '[[1], [1]].toSet().size() == 1',
  );
  fails(
    ["['a'].hasAll('a')", 'hasAll() takes a list.'],
    ["['a'].hasAny(['a'].toSet())", 'hasAny() takes a list.'],
    ["['a'].hasOnly({'a': 1})", 'hasOnly() takes a list.'],
    ["['a'].concat('a') == []", 'concat() takes a list.'],
    ["['a'].removeAll(null) == []", 'removeAll() takes a list.'],
    ["['a'].join(1) == ''", 'join() takes a string.'],
    ["[1].matches('1')", 'Function not found error: Name: [matches] of list.'],
    ['[1].size == 1', 'Property size is undefined on object.'],
  );
  refused(
    ["[1, 2].join('-') == '1-2'", 'join() of what is not a string'],
    ['[1].hasAll([1.0])', 'an int and a float of the same value in a list'],
    ['[1].removeAll([1.0]) == []', 'an int and a float of the same value in a list'],
  );
});

describe('set', () => {
  holds(
    "['a', 'b'].toSet().size() == 2",
    "!['a', 'b'].toSet().hasAll(['a', 'c'])",
    "['d', 'e', 'f'].toSet().hasAll(['d', 'e'])",
    "!['a', 'b'].toSet().hasAny(['c', 'd'].toSet())",
    "['a', 'b'].toSet().hasAny(['a', 'c'].toSet())",
    "!['a', 'b'].toSet().hasOnly(['a', 'c'])",
    "['a', 'b'].toSet().hasOnly(['a', 'b'])",
    "['a'].toSet().hasOnly(['a', 'b'].toSet())",
    "['a', 'b'].toSet().difference(['a', 'c'].toSet()) == ['b'].toSet()",
    "['a', 'b'].toSet().intersection(['a', 'c'].toSet()) == ['a'].toSet()",
    "['a', 'b'].toSet().union(['a', 'c'].toSet()) == ['a', 'b', 'c'].toSet()",
    '[1].toSet().hasAll([1.0])',
  );
  fails(
    ["['a'].toSet().union(['b']) == null", 'union() takes a set.'],
    ["['a'].toSet().hasAll('a')", 'hasAll() takes a set or a list.'],
    ["['a'].toSet().join('') == ''", 'Function not found error: Name: [join] of set.'],
    ["['a'].toSet().toSet() == ['a'].toSet()", 'Function not found error: Name: [toSet] of set.'],
  );
});

describe('map', () => {
  holds(
    "{'a': 1, 'b': 2}.size() == 2",
    '{}.keys() == []',
    "{'a': 1, 'b': 2}.keys().hasOnly(['b', 'a'])",
    "{'a': 1, 'b': 2}.values().hasAll([2, 1])",
    "{'a': 1, 'b': 2}.keys().toSet() == ['b', 'a'].toSet()",
    "{'a': 1}.a == 1",
    "{'a': null}.a == null",
    "{'a': 1}.get('a', 2) == 1",
    "{'a': 1}.get('b', 2) == 2",
    "{'a': {'b': {'c': 1}}}.get(['a', 'b', 'c'], 2) == 1",
    "{'a': {'b': 1}}.get(['a', 'x'], 2) == 2",
    "{'a': {'b': 1}}.get(['x', 'y', 'z'], null) == null",
    "{'a': null}.get('a', 2) == null",
    "{'a': 1, 'a': 2}.a == 2",
    "{'a' + 'b': 1}.ab == 1",
    "{'get': 1}.get == 1",
    "{'if': 1}.if == 1",
  );
  fails(
    ["{'a': 1}.b == 1", 'Property b is undefined on object.'],
    ["{'a': 1}.get(1, 2) == 2", 'get() takes a string or a list of strings.'],
    ["{'a': 1}.get([], 2) == 2", 'get() takes a key.'],
    ["{'a': 1}.get(['a', 'b'], 2) == 2", "get() found no map on the way to 'b'."],
    ['{1: 1} == {}', 'A key of a map is a string.'],
    ["{'a': 1}.diff([]) == null", 'diff() takes a map.'],
    ["{'a': {}}.a.b.c == 1", 'Property b is undefined on object.'],
    ["{'a': null}.a.b == 1", 'Null value error.'],
    ['null.size() == 0', 'Null value error.'],
    ['true.size() == 1', 'Function not found error: Name: [size] of bool.'],
  );
});

describe('map_diff', () => {
  const diff =
    "{'a': 0, 'c': 0, 'u': 0, 'n': 1, 'm': {'x': 1}}.diff({'r': 0, 'c': 1, 'u': 0, 'n': 1.0, 'm': {'x': 2}})";
  holds(
    `${diff}.addedKeys() == ['a'].toSet()`,
    `${diff}.removedKeys() == ['r'].toSet()`,
    `${diff}.changedKeys() == ['c', 'm'].toSet()`,
    `${diff}.unchangedKeys() == ['u', 'n'].toSet()`,
    `${diff}.affectedKeys() == ['a', 'r', 'c', 'm'].toSet()`,
    `${diff}.affectedKeys().hasOnly(['m', 'r', 'c', 'a'])`,
    "{'a':1}.diff({}).addedKeys() == ['a'].toSet()",
    "{}.diff({'a':1}).removedKeys() == ['a'].toSet()",
    "{'a':0}.diff({'a':1, 'b':4}).changedKeys() == ['a'].toSet()",
    '{}.diff({}).affectedKeys().size() == 0',
    "{'l': [1, 2]}.diff({'l': [1.0, 2]}).unchangedKeys().hasOnly(['l'])",
    "{'l': [1, 2]}.diff({'l': [2, 1]}).changedKeys().hasOnly(['l'])",
  );
});

describe('timestamp', () => {
  const time = 'request.time';
  holds(
    `${time}.year() == 2026`,
    `${time}.month() == 11`,
    `${time}.day() == 20`,
    `${time}.hours() == 10`,
    `${time}.minutes() == 20`,
    `${time}.seconds() == 30`,
    `${time}.nanos() == 123456789`,
    `${time}.dayOfYear() == 324`,
    `${time}.date() == timestamp.date(2026, 11, 20)`,
    `${time}.time() == duration.time(10, 20, 30, 123456789)`,
    `${time}.toMillis() == 1795170030123`,
    `${time} != timestamp.value(${time}.toMillis())`,
    'timestamp.date(1984, 1, 2).toMillis() == 441849600000',
    'timestamp.value(-1).toMillis() == -1',
    'timestamp.value(-1).year() == 1969',
    'timestamp.value(-1).nanos() == 999000000',
    'timestamp.value(-1).seconds() == 59',
    'timestamp.value(-1).date() == timestamp.date(1969, 12, 31)',
    'timestamp.date(2024, 12, 31).dayOfYear() == 366',
    'timestamp.date(2023, 3, 1).dayOfYear() == 60',
    'timestamp.date(2024, 3, 1).dayOfYear() == 61',
    'timestamp.date(1, 1, 1).year() == 1',
    'timestamp.date(50, 2, 1).dayOfYear() == 32',
    'timestamp.date(9999, 12, 31).year() == 9999',
  );
  fails(
    ['timestamp.date(2026, 13, 1) == request.time', 'There is no date 2026-13-1.'],
    ['timestamp.date(2026, 2, 29) == request.time', 'There is no date 2026-2-29.'],
    ['timestamp.date(0, 1, 1) == request.time', 'The timestamp is out of range.'],
    ["timestamp.date('2026', 1, 1) == null", 'timestamp.date() takes three ints.'],
    ['timestamp.value(1.5) == null', 'timestamp.value() takes an int.'],
    ['timestamp.value(253402300800000) == null', 'The timestamp is out of range.'],
  );
});

describe('duration', () => {
  holds(
    "duration.value(1, 'w') == duration.value(7, 'd')",
    "duration.value(1, 'd') == duration.value(24, 'h')",
    "duration.value(1, 'h') == duration.value(60, 'm')",
    "duration.value(1, 'm') == duration.value(60, 's')",
    "duration.value(1, 's') == duration.value(1000, 'ms')",
    "duration.value(1, 'ms') == duration.value(1000000, 'ns')",
    "duration.time(1, 2, 3, 4) == duration.value(3723000000004, 'ns')",
    "duration.abs(duration.value(-10, 's')) == duration.value(10, 's')",
    "duration.abs(duration.value(10, 's')).seconds() == 10",
    "duration.value(1500, 'ms').seconds() == 1",
    "duration.value(1500, 'ms').nanos() == 500000000",
    "duration.value(-1500, 'ms').seconds() == -1",
    "duration.value(-1500, 'ms').nanos() == -500000000",
  );
  fails(
    ["duration.value(1, 'y') == null", 'duration.value() takes an int and one of w, d, h, m, s, ms, ns.'],
    ["duration.value(1.5, 's') == null", 'duration.value() takes an int and one of w, d, h, m, s, ms, ns.'],
    ["duration.value(315576000001, 's') == null", 'The duration is out of range.'],
    ['duration.abs(1) == 1', 'duration.abs() takes a duration.'],
    ["duration.time(1, 2, 3, '4') == null", 'duration.time() takes four ints.'],
  );
});

describe('bytes and hashing', () => {
  holds(
    "b'\\xFF\\xFF'.size() == 2",
    "b'a'.size() == 1",
    "b'€'.size() == 3",
    "b'*' == b'\\x2A'",
    "b'*' == b'\\052'",
    "b'€' == b'\\342\\202\\254'",
    "b'\\xFB\\xEF\\xBE'.toBase64() == '----'",
    "b'\\x2A'.toHexString() == '2A'",
    "b'€'.toHexString() == 'E282AC'",
    "hashing.md5('') == hashing.md5(b'')",
    "hashing.md5('abc').toHexString() == '900150983CD24FB0D6963F7D28E17F72'",
    "hashing.sha256('abc').toHexString() == 'BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD'",
    "hashing.sha256('€') == hashing.sha256(b'€')",
  );
  fails(['hashing.md5(1) == null', 'hashing.md5() takes bytes or a string.']);
  refused(["b'a'.toBase64() == 'YQ'", 'toBase64() of bytes that are no multiple of 3']);
});

describe('latlng', () => {
  holds('latlng.value(45.0, 90.0).latitude() == 45.0', 'latlng.value(45.0, -90.5).longitude() == -90.5');
  fails(
    ['latlng.value(91.0, 0.0) == null', 'The latlng is out of range.'],
    ['latlng.value(1, 2) == null', 'latlng.value() takes two floats.'],
  );
});

describe('math', () => {
  holds(
    'math.abs(-1) == 1',
    'math.abs(1) == 1',
    'math.abs(-1.5) == 1.5',
    'math.abs(-1) is int',
    'math.ceil(2.0) == 2',
    'math.ceil(2.1) == 3',
    'math.ceil(-2.1) == -2',
    'math.ceil(2.1) is int',
    'math.floor(1.9) == 1',
    'math.floor(-1.1) == -2',
    'math.floor(3) == 3',
    'math.round(1.9) == 2',
    'math.round(2.4) == 2',
    'math.round(2.5) == 3',
    'math.round(-2.6) == -3',
    'math.isInfinite(1.0 / 0)',
    '!math.isInfinite(100)',
    'math.isNaN(0.0 / 0.0)',
    '!math.isNaN(100)',
    'math.pow(2, 2) == 4',
    'math.pow(1.5, 2) == 2.25',
    'math.pow(4, 0.5) == 2',
    'math.pow(2, 2) is float',
    'math.sqrt(4) == 2.0',
    'math.isNaN(math.sqrt(-1))',
  );
  fails(
    ["math.abs('1') == 1", 'Expected a number, received string.'],
    ['math.floor(1.0 / 0) == 1', 'The float is no integer.'],
    ['math.round(1e300) == 1', 'Integer overflow.'],
    ["math.pow(1, '1') == 1", 'math.pow() takes two numbers.'],
  );
  refused(['math.round(-2.5) == -2', 'math.round(-2.5)']);
});

describe('conversions', () => {
  holds(
    "int('2') == 2",
    'int(2.0) == 2',
    'int(2) == 2',
    "int('-7') == -7",
    "float('2.2') == 2.2",
    'float(2) == 2.0',
    'float(2) is float',
    "float('-1e3') == -1000",
    "string(true) == 'true'",
    "string(1) == '1'",
    "string(2.0) == '2.0'",
    "string(2.5) == '2.5'",
    "string(null) == 'null'",
    "string('a') == 'a'",
    "string(0.0) == '0.0'",
    "bool('true')",
    "!bool('false')",
    'bool(true)',
    "path('a/b') == /a/b",
    "path('/a/b') is path",
    'debug(debug(1) == debug(1))',
  );
  fails(
    ["int('2.5') == 2", "'2.5' is no integer."],
    ["int('') == 0", "'' is no integer."],
    ["int('99999999999999999999') == 0", 'Integer overflow.'],
    ['int(true) == 1', 'int() takes no bool.'],
    ['int(null) == 0', 'int() takes no null.'],
    ['int(1.0 / 0) == 0', 'The float is no integer.'],
    ["float('x') == 0", "'x' is no float."],
    ['float(null) == 0', 'float() takes no null.'],
    ["bool('yes')", "bool() takes no string but 'true' and 'false'."],
    ['path(1) == /a/b', 'path() takes a string.'],
    ["path('a//b') == /a/b", "'a//b' is not a path."],
  );
  refused(
    ['int(2.5) == 2', 'int() of a float with a fraction'],
    ["math.isNaN(float('NaN'))", "float('NaN')"],
    ["string(1e20) == ''", 'string(100000000000000000000)'],
    ["string([1]) == '[1]'", 'string() of a list'],
  );
});

describe('path', () => {
  holds(
    '/databases/$(database)/documents/calls/$(call) == request.path',
    '/databases/(default)/documents/calls/abc == request.path',
    "/a/$('b')/c == path('a/b/c')",
    "/a/$(/b/c)/d == path('a/b/c/d')",
    "/a/$('b' + 'c') == path('a/bc')",
    '/a is path',
    '/a-b_1 == path("a-b_1")',
    '(/a/b) == (/a/b)',
    'true ? /a/b == /a/b : false',
    '[/a/b, /c][1] == /c',
    '/a/b in [/a/b]',
  );
  fails(
    ['/a/$(1) == /a/b', 'A segment of a path is a string without slashes.'],
    ["/a/$('') == /a/b", 'A segment of a path is a string without slashes.'],
    ["/a/$('b/c') == /a/b", 'A segment of a path is a string without slashes.'],
    ['/a/$(1 / 0) == /a/b', 'Division by zero.'],
  );
});

describe('values of a document', () => {
  const before = fieldsOf({
    null: { type: 'null' },
    bool: { type: 'boolean', value: true },
    int: integer(3),
    float: { type: 'double', value: 1.5 },
    string: text('a'),
    bytes: { type: 'bytes', value: Uint8Array.of(42) },
    time: { type: 'timestamp', value: { seconds: 1, nanos: 5 } },
    ref: { type: 'reference', value: 'projects/demo-parley/databases/(default)/documents/calls/x' },
    place: { type: 'geoPoint', latitude: 1, longitude: 2 },
    list: { type: 'array', values: [text('a'), integer(1), map({ b: text('c') })] },
    map: map({ inner: map({ leaf: integer(1) }) }),
  });

  it.each([
    'data.null == null',
    'data.bool',
    'data.bool is bool',
    'data.int == 3 && data.int is int',
    'data.float == 1.5 && data.float is float',
    "data.string == 'a'",
    "data.bytes == b'*'",
    'data.time is timestamp',
    'data.time.nanos() == 5',
    'data.time.toMillis() == 1000',
    'data.ref == /databases/$(database)/documents/calls/x',
    'data.ref is path',
    'data.place == latlng.value(1.0, 2.0)',
    "data.list[0] == 'a'",
    "data.list[2].b == 'c'",
    'data.list.size() == 3',
    'data.map.inner.leaf == 1',
    "data['map']['inner']['leaf'] == 1",
    "data.get(['map', 'inner', 'leaf'], 0) == 1",
    "'null' in data",
    "!('other' in data)",
    'data.size() == 11',
    'data.map == {"inner": {"leaf": 1}}',
  ])('%s', (condition) => {
    const request = requestOf('get', { before });
    expect(outcome(condition.replace(/\bdata\b/g, 'resource.data'), request)).toBe(true);
  });
});
