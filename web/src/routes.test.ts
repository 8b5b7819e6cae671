import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../contract/limits.ts';
import { pathOf, routeOf } from './routes.ts';

describe('routeOf', () => {
  it.each(['/', '/index.html'])('%s is the start page', (path) => {
    expect(routeOf(path)).toEqual({ kind: 'home' });
  });

  it.each(['/c/abc-defg-hjk', '/c/abcdefghjk', '/c/ABC-DEFG-HJK/', '/c/abc%20defg%20hjk'])(
    '%s is a call',
    (path) => {
      expect(routeOf(path)).toEqual({ kind: 'call', id: 'abcdefghjk' });
    },
  );

  it.each([
    ['/r/team-blue', 'team-blue'],
    ['/r/Team%20Blue/', 'team-blue'],
    ['/r/%E5%AE%B6', '家'],
    ['/r/100%', '100'],
    // What looks like an ID is still a name.
    ['/r/abc-defg-hjk', 'abc-defg-hjk'],
  ])('%s is a room', (path, name) => {
    expect(routeOf(path)).toEqual({ kind: 'room', name });
  });

  it('keeps what was typed in place of an ID or a name', () => {
    expect(routeOf('/c/hello')).toEqual({ kind: 'odd', attempt: { at: 'call', text: 'hello' } });
    expect(routeOf('/c/a%20b')).toEqual({ kind: 'odd', attempt: { at: 'call', text: 'a b' } });
    expect(routeOf('/r/%20-%21')).toEqual({ kind: 'odd', attempt: { at: 'room', text: ' -!' } });
  });

  it('has no room for a name that is too long', () => {
    const text = 'x'.repeat(LIMITS.room + 1);
    expect(routeOf(`/r/${text}`)).toEqual({ kind: 'odd', attempt: { at: 'room', text } });
  });

  it('survives escapes that are none', () => {
    expect(routeOf('/c/%E0%A4%A')).toEqual({ kind: 'odd', attempt: { at: 'call', text: '%E0%A4%A' } });
  });

  it.each(['/c/', '/c', '/r/', '/r', '/about', '/c/abc-defg-hjk/more', '/r/a/b'])('%s is odd', (path) => {
    expect(routeOf(path)).toEqual({ kind: 'odd', attempt: null });
  });
});

describe('pathOf', () => {
  it('is the address that routeOf reads back', () => {
    expect(pathOf({ kind: 'home' })).toBe('/');
    expect(pathOf({ kind: 'call', id: 'abcdefghjk' })).toBe('/c/abc-defg-hjk');
    for (const name of ['team-blue', '家', 'köln-2']) {
      expect(routeOf(pathOf({ kind: 'room', name }))).toEqual({ kind: 'room', name });
    }
  });
});
