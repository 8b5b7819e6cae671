import { describe, expect, it } from 'vitest';
import { planFor } from './plan.ts';

const ORIGIN = 'https://parley.example';
const shell = { origin: ORIGIN, files: new Set(['/', '/check.html', '/route.js', '/assets/index-1a2b.js']) };
const plan = (path: string, { method = 'GET', mode = 'cors' as RequestMode } = {}) =>
  planFor({ method, mode, url: new URL(path, ORIGIN).href }, shell);
const visit = (path: string) => plan(path, { mode: 'navigate' });

describe('planFor', () => {
  it.each(['/', '/index.html', '/?source=home', '/c/abc-defg-hjk', '/c/ABCDEFGHJK/', '/r/team-blue'])(
    'asks the network first for %s, and has the page else',
    (path) => {
      expect(visit(path)).toEqual({ how: 'newest', file: '/' });
    },
  );

  it('keeps the connection check as a page of its own', () => {
    expect(visit('/check')).toEqual({ how: 'newest', file: '/check.html' });
  });

  it.each(['/__/auth/handler', '/api/v1/calls', '/assets/index-1a2b.js', '/nonsense', '/robots.txt'])(
    'leaves a visit of %s alone',
    (path) => {
      expect(visit(path)).toEqual({ how: 'leave' });
    },
  );

  it('takes what has its content in its name from the cache', () => {
    expect(plan('/assets/index-1a2b.js')).toEqual({ how: 'kept', file: '/assets/index-1a2b.js' });
    expect(plan('/assets/of-another-version.js').how).toBe('kept');
  });

  it('asks the network first for settings and for files without a hash', () => {
    expect(plan('/parley.json')).toEqual({ how: 'newest', file: '/parley.json' });
    expect(plan('/route.js')).toEqual({ how: 'newest', file: '/route.js' });
  });

  it.each([
    '/__/firebase/init.json',
    '/v1/projects/demo-parley/databases/(default)/documents/calls/abc',
    '/google.firestore.v1.Firestore/Listen/channel',
    '/identitytoolkit.googleapis.com/v1/accounts:signUp',
    '/demo-parley/us-central1/iceServers',
    '/api/v1/calls',
    '/service-worker.js',
    'https://firestore.googleapis.com/v1/projects/p',
    'https://elsewhere.example/assets/index-1a2b.js',
  ])('has no business with %s', (path) => {
    expect(plan(path)).toEqual({ how: 'leave' });
  });

  it('answers questions alone', () => {
    expect(plan('/parley.json', { method: 'POST' })).toEqual({ how: 'leave' });
    expect(plan('/', { method: 'POST', mode: 'navigate' })).toEqual({ how: 'leave' });
  });
});
