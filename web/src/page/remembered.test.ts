import { describe, expect, it } from 'vitest';
import { remembered } from './remembered.ts';

function fakeStorage(entries: Record<string, string>): Storage {
  const map = new Map(Object.entries(entries));
  return {
    get length() {
      return map.size;
    },
    clear: () => map.clear(),
    key: () => null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

const refusing = (): Storage => {
  throw new DOMException('no', 'SecurityError');
};

describe('remembered', () => {
  it('reads what was kept and keeps what is set', () => {
    const storage = fakeStorage({ name: 'Ana' });
    const name = remembered('name', () => storage);
    expect(name.get()).toBe('Ana');
    name.set('Bo');
    expect(name.get()).toBe('Bo');
    expect(storage.getItem('name')).toBe('Bo');
  });

  it('does without storage', () => {
    const name = remembered('name', refusing);
    expect(name.get()).toBe('');
    name.set('Bo');
    expect(name.get()).toBe('Bo');
  });
});
