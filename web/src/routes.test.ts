import { describe, expect, it } from 'vitest';
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

  it('keeps what was typed in place of an ID', () => {
    expect(routeOf('/c/hello')).toEqual({ kind: 'odd', attempt: 'hello' });
    expect(routeOf('/c/a%20b')).toEqual({ kind: 'odd', attempt: 'a b' });
  });

  it('survives escapes that are none', () => {
    expect(routeOf('/c/%E0%A4%A')).toEqual({ kind: 'odd', attempt: '%E0%A4%A' });
  });

  it.each(['/c/', '/c', '/about', '/c/abc-defg-hjk/more'])('%s is odd', (path) => {
    expect(routeOf(path)).toEqual({ kind: 'odd', attempt: null });
  });
});

describe('pathOf', () => {
  it('is the address that routeOf reads back', () => {
    expect(pathOf({ kind: 'home' })).toBe('/');
    expect(pathOf({ kind: 'call', id: 'abcdefghjk' })).toBe('/c/abc-defg-hjk');
  });
});
