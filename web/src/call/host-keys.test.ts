import { expect, it } from 'vitest';
import { FakeStorage } from './fakes/fake-storage.ts';
import { HostKeys } from './host-keys.ts';

it('keeps the key of a call, also over a reload', () => {
  const storage = new FakeStorage();
  new HostKeys(storage).keep('one', 'first');
  new HostKeys(storage).keep('two', 'second');
  new HostKeys(storage).keep('one', 'third');
  expect(['one', 'two', 'three'].map((id) => new HostKeys(storage).of(id))).toEqual([
    'third',
    'second',
    null,
  ]);
});

it('forgets those of long ago', () => {
  const keys = new HostKeys(new FakeStorage());
  for (let i = 0; i < 25; i += 1) keys.keep(`call ${i}`, `key ${i}`);
  expect([keys.of('call 4'), keys.of('call 5'), keys.of('call 24')]).toEqual([null, 'key 5', 'key 24']);
});

it.each(['nonsense', '{}', '[1,["a"],["one",2]]'])('makes do with %s', (text) => {
  const storage = new FakeStorage();
  storage.setItem('parley.host-keys', text);
  expect(new HostKeys(storage).of('one')).toBeNull();
  expect(new HostKeys(null).of('one')).toBeNull();
});
