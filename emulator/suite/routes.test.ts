import { expect, test } from 'vitest';
import { routeOf } from './routes.ts';

test.each([
  ['/', 'hosting'],
  ['/c/abc-defg-hjk', 'hosting'],
  ['/__/firebase/init.json', 'hosting'],
  ['/google.firestore.v1.Firestore/Listen/channel', 'firestore'],
  ['/google.firestore.v1.Firestore/Write/channel', 'firestore'],
  ['/v1/projects/demo-parley/databases/(default)/documents:commit', 'firestore'],
  ['/identitytoolkit.googleapis.com/v1/accounts:signUp', 'auth'],
  ['/securetoken.googleapis.com/v1/token', 'auth'],
  ['/demo-parley/us-central1/iceServers', 'functions'],
])('%s is answered by %s', (path, upstream) => {
  expect(routeOf(path)).toBe(upstream);
});

test.each([
  '/emulator/v1/projects/demo-parley:securityRules',
  '/emulator/v1/projects/demo-parley/databases/(default)/documents',
  '/emulator/v1/projects/demo-parley/accounts',
  '/v1/projects/another/databases/(default)/documents/calls/x',
  '/google.firestore.v1.Firestore/BatchWrite',
  '/identitytoolkit.googleapis.com/v1/projects/demo-parley/accounts',
  '/identitytoolkit.googleapis.com/v1/accounts:signInWithCustomToken',
  '/demo-parley/us-central1/cleanUpCalls-0',
  '/demo-parley/us-central1/cleanUpCalls%2D0',
  '/functions/projects/demo-parley/triggers/us-central1-cleanUpCalls-0',
])('%s is refused', (path) => {
  expect(routeOf(path)).toBeNull();
});
