import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answers, JAVA, MAIN, start, type Started } from './process.ts';

const RULES = `rules_version = '2';
service cloud.firestore { match /databases/{d}/documents { match /a/{id} { allow get: if true; } } }`;
const WAIT = { timeout: 45_000, interval: 50 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-firestore-'));
});
afterAll(() => rm(folder, { recursive: true }));

const java = (...args: string[]) => start(JAVA, ['-Duser.language=en', '-jar', MAIN, ...args]);
const listening = async (started: Started): Promise<number> => {
  await vi.waitFor(() => expect(started.output()).toMatch(/127\.0\.0\.1:\d+/), WAIT);
  return Number(/127\.0\.0\.1:(\d+)/.exec(started.output())?.[1]);
};
const freePort = async (): Promise<number> => {
  const server = await occupied();
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};
const occupied = (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
  });

describe('the command', () => {
  it('says the version that the Firebase CLI asks for', async () => {
    const asked = start(JAVA, ['-Duser.language=en', '-Dfile.encoding=UTF-8', '-version']);
    expect(await asked.exit).toBe(0);
    // The expression is firebase-tools' own.
    expect(Number(/version "([1-9][0-9]*)/.exec(asked.output())?.[1])).toBeGreaterThanOrEqual(21);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops at once on %s', async (signal) => {
    const started = java('--port', '0');
    const port = await listening(started);
    // A client that is still there must not hold it up.
    const channel = `http://127.0.0.1:${port}/google.firestore.v1.Firestore/Listen/channel?VER=8`;
    const text = await (await fetch(`${channel}&RID=1`, { method: 'POST' })).text();
    const [, sid] = (JSON.parse(text.slice(text.indexOf('\n'))) as [[number, [string, string]]])[0][1];
    await fetch(`${channel}&RID=rpc&SID=${sid}&AID=0&CI=0&TYPE=xmlhttp`);
    const before = Date.now();
    started.child.kill(signal);
    expect(await started.exit).toBe(0);
    expect(Date.now() - before).toBeLessThan(2_000);
  });

  it('says that a port is taken', async () => {
    const server = await occupied();
    const started = java('--port', String((server.address() as AddressInfo).port));
    expect(await started.exit).toBe(1);
    expect(started.output()).toMatch(/^Port \d+ on 127\.0\.0\.1 is taken: address already in use\.$/m);
    server.close();
  });

  it('says where rules are wrong', async () => {
    const file = join(folder, 'broken.rules');
    await writeFile(file, RULES.replace('if true', 'if ('));
    const started = java('--port', '0', '--rules', file);
    expect(await started.exit).toBe(1);
    expect(started.output()).toMatch(/broken\.rules:2:\d+: ERROR /);
    expect(started.output()).toContain('the rules do not compile');
  });

  it('refuses an option that it does not know', async () => {
    const started = java('--seed_from_export', 'x');
    expect(await started.exit).toBe(1);
    expect(started.output()).toContain("'--seed_from_export'");
  });
});

describe('under the Firebase CLI', () => {
  const startCli = async () => {
    const port = await freePort();
    const hub = await freePort();
    const logging = await freePort();
    const config = {
      firestore: { rules: 'firestore.rules' },
      emulators: {
        firestore: { port, websocketPort: await freePort() },
        hub: { port: hub },
        logging: { port: logging },
        ui: { enabled: false },
      },
    };
    await writeFile(join(folder, 'firestore.rules'), RULES);
    await writeFile(join(folder, 'firebase.json'), JSON.stringify(config));
    const require = createRequire(import.meta.url);
    const cli = join(dirname(require.resolve('firebase-tools/package.json')), 'lib/bin/firebase.js');
    const { FIRESTORE_EMULATOR_HOST: _, ...env } = process.env;
    const started = start(
      process.execPath,
      [cli, 'emulators:start', '--only', 'firestore', '--project', 'demo-cli'],
      {
        cwd: folder,
        env: {
          ...env,
          PATH: `${dirname(JAVA)}${delimiter}${env['PATH']}`,
          FIRESTORE_EMULATOR_BINARY_PATH: MAIN,
          CI: '1',
          NO_UPDATE_NOTIFIER: '1',
          METADATA_SERVER_DETECTION: 'none',
          npm_config_offline: 'true',
        },
      },
    );
    await vi.waitFor(() => expect(started.output()).toContain('All emulators ready'), {
      timeout: 40_000,
      interval: 100,
    });
    return { started, port };
  };
  const read = async (port: number) =>
    (await fetch(`http://127.0.0.1:${port}/v1/projects/demo-cli/databases/(default)/documents/a/b`)).status;

  it('serves with the rules of firebase.json, takes changed ones, and stops with the CLI', async () => {
    const { started, port } = await startCli();
    expect(await read(port)).toBe(404);
    await writeFile(join(folder, 'firestore.rules'), RULES.replace('if true', 'if false'));
    await vi.waitFor(async () => expect(await read(port)).toBe(403), WAIT);
    started.child.kill('SIGINT');
    expect(await started.exit).toBe(0);
    expect(await answers(port)).toBe(false);
  });

  it('ends when the CLI is killed', async () => {
    const { started, port } = await startCli();
    expect(await answers(port)).toBe(true);
    started.child.kill('SIGKILL');
    await vi.waitFor(async () => expect(await answers(port)).toBe(false), { timeout: 2_500, interval: 50 });
  });
});
