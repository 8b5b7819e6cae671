import { describe, expect, it } from 'vitest';
import { fakeLocalStorage } from '../recent/fakes.ts';
import { remembered } from './remembered.ts';

const refusing = (): Storage => {
  throw new DOMException('no', 'SecurityError');
};

describe('remembered', () => {
  it('reads what was kept and keeps what is set', () => {
    const storage = fakeLocalStorage({ name: 'Ana' });
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
