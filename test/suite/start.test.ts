import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../emulator/suite/paths.ts';
import { freePorts, SERVICES, isPortFree, portVariable, type Ports } from '../../emulator/suite/ports.ts';
import { eventually, runCommand, type Command } from '../harness/command.ts';
import { waitForMedia } from '../harness/media.ts';
import { People } from '../harness/two-people.ts';
import { copyRepository } from '../harness/repository-copy.ts';

const READY = /^Parley is ready: /;

let ports: Ports;
let running: Command | null = null;

function start(args: readonly string[] = [], cwd = ROOT, more: NodeJS.ProcessEnv = {}): Command {
  const env = Object.fromEntries(SERVICES.map((service) => [portVariable(service), String(ports[service])]));
  running = runCommand(join(cwd, 'emulator/suite/start.ts'), args, { cwd, env: { ...env, ...more } });
  return running;
}

/** Calls some function, so that a worker process exists. */
async function wakeWorker(): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${ports.functions}/backends`);
  const { backends } = (await answer.json()) as {
    backends: { functionTriggers: { name: string; httpsTrigger?: object }[] }[];
  };
  const callable = backends.flatMap((one) => one.functionTriggers).find((trigger) => trigger.httpsTrigger);
  if (!callable) return;
  await fetch(`http://127.0.0.1:${ports.functions}/demo-parley/us-central1/${callable.name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"data":null}',
  });
}

/** Two people call each other at this address, whose certificate no browser knows. */
async function callOverHttps(url: string): Promise<void> {
  const people = new People(url);
  try {
    const ana = await people.arrive('only');
    expect(await ana.page.evaluate(() => isSecureContext)).toBe(true);
    await ana.create();
    const ben = await people.arrive('only', { path: new URL(ana.page.url()).pathname });
    await ben.join();
    await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  } finally {
    await people.close();
  }
}

/** Makes the build leave a bundle behind that throws when it is loaded. */
function breakFunctions(root: string): void {
  const folder = join(root, 'functions');
  const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { main: string };
  const code = `import { mkdirSync, writeFileSync } from 'node:fs';
    mkdirSync(${JSON.stringify(join(folder, main, '..'))}, { recursive: true });
    writeFileSync(${JSON.stringify(join(folder, main))}, "throw new Error('broken on purpose');");`;
  writeFileSync(join(folder, 'build.mjs'), code);
}

function cliPid(command: Command): number {
  const pid = command
    .alive()
    .find((one) => readFileSync(`/proc/${one}/cmdline`, 'utf8').includes('bin/firebase.js'));
  if (pid === undefined) throw new Error('The Firebase CLI was not found among the processes.');
  return pid;
}

async function expectNothingLeft(command: Command): Promise<void> {
  await eventually(
    () => command.alive(),
    (pids) => pids.length === 0,
    45_000,
  );
  const free = await Promise.all(SERVICES.map((service) => isPortFree(ports[service])));
  expect(free).toEqual(SERVICES.map(() => true));
}

beforeAll(async () => {
  ports = await freePorts(2000);
});

afterEach(async () => {
  await running?.close();
  running = null;
});

test('a taken port is named and the exit code is not zero', async () => {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(ports.auth, '127.0.0.1', resolve));
  try {
    const command = start();
    expect(await command.ended).toBe(1);
    expect(command.output()).toContain(`Port ${ports.auth}, for the Auth emulator, is taken.`);
    expect(command.output()).toContain('PARLEY_AUTH_PORT=<port>');
  } finally {
    server.close();
  }
});

test('rules that do not compile are said plainly', async () => {
  const copy = copyRepository();
  try {
    appendFileSync(join(copy.root, 'firestore.rules'), '\nallow everything to everybody\n');
    const command = start([], copy.root);
    expect(await command.ended).toBe(1);
    expect(command.output()).toMatch(/firestore\.rules/);
    await expectNothingLeft(command);
  } finally {
    copy.close();
  }
});

test('functions that fail to load are said plainly', async () => {
  const copy = copyRepository();
  try {
    breakFunctions(copy.root);
    const command = start([], copy.root);
    expect(await command.ended).toBe(1);
    expect(command.output()).toContain('The functions could not be loaded.');
    await expectNothingLeft(command);
  } finally {
    copy.close();
  }
});

test('it serves the page and Ctrl-C leaves nothing', async () => {
  const command = start();
  const line = await command.waitForLine(READY);
  expect(command.output().trim().split('\n').at(-1)).toBe(line);
  const url = line.replace(READY, '');
  expect(url).toBe(`http://localhost:${ports.origin}`);
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const init = (await (await fetch(`${url}/__/firebase/init.json`)).json()) as Record<string, string>;
  expect(init['projectId']).toBe('demo-parley');
  expect(init['apiKey']).toBeTruthy();
  await wakeWorker();
  command.process.kill('SIGINT');
  expect(await command.ended).toBe(0);
  await expectNothingLeft(command);
});

test('--lan serves a secure origin, and killing the Firebase CLI hard ends everything', async () => {
  // Loopback stands in for the network: it is the only one that is sure to be there.
  const command = start(['--lan'], ROOT, { PARLEY_LAN: '127.0.0.1' });
  const line = await command.waitForLine(READY);
  expect(line).toBe(`Parley is ready: https://localhost:${ports.origin}`);
  expect(command.output()).toContain(`On this network: https://127.0.0.1:${ports.origin}`);
  expect(command.output()).toMatch(/[▀▄█]{5}/);
  await callOverHttps(`https://127.0.0.1:${ports.origin}`);
  await wakeWorker();
  process.kill(cliPid(command), 'SIGKILL');
  expect(await command.ended).toBe(1);
  expect(command.output()).toContain('The emulators ended');
  await expectNothingLeft(command);
});

test('killing the command itself hard ends everything', async () => {
  const command = start();
  await command.waitForLine(READY);
  await wakeWorker();
  command.process.kill('SIGKILL');
  expect(await command.ended).toBe('SIGKILL');
  await expectNothingLeft(command);
});
