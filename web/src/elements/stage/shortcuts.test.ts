import { describe, expect, it } from 'vitest';
import { SHORTCUTS, shortcutOf } from './shortcuts.ts';

const press = (key: string, also: Partial<KeyboardEvent> = {}) =>
  shortcutOf({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, repeat: false, ...also });

describe('shortcutOf', () => {
  it('knows the keys that the help sheet shows', () => {
    for (const { keys, does } of SHORTCUTS) {
      const shiftKey = keys.includes('Shift');
      const key = keys.at(-1) ?? '';
      expect(press(shiftKey ? key : key.toLowerCase(), { shiftKey })).toBe(does);
    }
  });

  it('finds "?" on every layout', () => {
    expect(press('?', { shiftKey: true })).toBe('help');
  });

  it('doesn’t hang up on one key', () => {
    expect(press('h')).toBeNull();
  });

  it('leaves the browser its own keys', () => {
    expect(press('m', { ctrlKey: true })).toBeNull();
    expect(press('v', { metaKey: true })).toBeNull();
    expect(press('v', { altKey: true })).toBeNull();
  });

  it('does nothing again while a key is held', () => {
    expect(press('m', { repeat: true })).toBeNull();
  });
});
