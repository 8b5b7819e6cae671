import { expect, it } from 'vitest';
import { readCommandLine } from './command-line.ts';

it('reads what the Firebase CLI gives', () => {
  const args =
    '--host 127.0.0.1 --port 8123 --websocket_port 9150 --database-edition standard --project_id demo-x ' +
    '--rules /a/firestore.rules --single_project_mode true --functions_emulator 127.0.0.1:5001';
  expect(readCommandLine(args.split(' '))).toEqual({
    host: '127.0.0.1',
    port: 8123,
    rules: '/a/firestore.rules',
    functionsEmulator: '127.0.0.1:5001',
  });
});

it('listens on loopback by default', () => {
  expect(readCommandLine([])).toEqual({ host: '127.0.0.1', port: 8080 });
});

it.each([
  ['--seed_from_export x', /seed_from_export/],
  ['--port many', /--port many is not a port/],
  ['--port 70000', /not a port/],
  ['--database-edition enterprise', /enterprise is not implemented/],
  ['extra', /extra/],
])('refuses %s', (args, message) => {
  expect(() => readCommandLine(args.split(' '))).toThrow(message);
});
