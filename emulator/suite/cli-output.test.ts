import { expect, test } from 'vitest';
import { newReport, readLine } from './cli-output.ts';

test('a start that went well', () => {
  const report = newReport();
  readLine(report, '✔  functions: Loaded functions definitions from source: iceServers.');
  readLine(report, '\u001b[32m│ ✔  All emulators ready! It is now safe to connect your app. │\u001b[39m');
  readLine(report, '  Emulator Hub host: 127.0.0.1 port: 4401');
  expect(report).toEqual({
    functionsLoaded: true,
    ready: true,
    hubPort: 4401,
    firestoreGone: false,
    problems: [],
  });
});

test('problems are kept as they were said', () => {
  const report = newReport();
  readLine(
    report,
    '⬢  functions: Failed to load function definition from source: FirebaseError: no such module',
  );
  readLine(report, '   Cloud Firestore Emulator has exited with code: 1, ');
  readLine(report, 'i  hosting: Serving hosting files from: web/dist');
  expect(report.functionsLoaded).toBe(false);
  expect(report.problems).toEqual([
    'functions: Failed to load function definition from source: FirebaseError: no such module',
    'Cloud Firestore Emulator has exited with code: 1,',
  ]);
});

test('what an edit of the rules broke is told', () => {
  const words = readLine(newReport(), '⚠  firestore.rules:12:3 - ERROR Unexpected token.');
  expect(words).toBe('firestore.rules:12:3 - ERROR Unexpected token.');
});

test('a Firestore that was killed is noticed', () => {
  const report = newReport();
  readLine(report, '⚠  Firestore Emulator has exited upon receiving signal: SIGKILL');
  expect(report.firestoreGone).toBe(true);
});
