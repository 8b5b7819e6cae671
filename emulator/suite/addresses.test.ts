import { expect, test } from 'vitest';
import { hostName } from './addresses.ts';

test.each([
  ['localhost:5170', 'localhost'],
  ['LocalHost', 'localhost'],
  ['127.0.0.1:80', '127.0.0.1'],
  ['[::1]:5170', '::1'],
  ['evil.example:5170', 'evil.example'],
])('the name in %s is %s', (header, name) => {
  expect(hostName(header)).toBe(name);
});

test.each([undefined, '', 'a b', 'localhost/..', 'user@localhost', 'localhost?x', 'localhost#x'])(
  '%s has none',
  (header) => {
    expect(hostName(header)).toBeNull();
  },
);
