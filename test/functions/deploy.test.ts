import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../emulator/suite/paths.ts';
import { discover, prepareDeployment, resolve, unboundSecrets, type Deployment } from './deployment.ts';
import { endpointsAreValid, getValidator, type Backend } from './firebase-cli.ts';

const COTURN = { TURN_PROVIDER: 'coturn', TURN_URLS: 'turn:turn.example.org:3478' };

/** Each provider with its settings, and the secret that it needs. */
const PROVIDERS: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
  [COTURN, 'TURN_SECRET'],
  [
    { TURN_PROVIDER: 'cloudflare', CLOUDFLARE_TURN_KEY_ID: '0123456789abcdef0123456789abcdef' },
    'CLOUDFLARE_TURN_API_TOKEN',
  ],
  [
    { TURN_PROVIDER: 'twilio', TWILIO_ACCOUNT_SID: 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' },
    'TWILIO_AUTH_TOKEN',
  ],
  [{ TURN_PROVIDER: 'metered', METERED_DOMAIN: 'example.metered.live' }, 'METERED_SECRET_KEY'],
  [{ TURN_PROVIDER: 'xirsys', XIRSYS_IDENT: 'parley', XIRSYS_CHANNEL: 'parley' }, 'XIRSYS_SECRET'],
];

const CLEAN_UP_CALLS = {
  id: 'cleanUpCalls',
  region: 'us-central1',
  platform: 'gcfv2',
  runtime: 'nodejs22',
  memory: 512,
  maxInstances: 1,
  timeoutSeconds: 540,
  schedule: { schedule: 'every 10 minutes', timeZone: 'Etc/UTC' },
  secrets: [],
};

const ICE_SERVERS = {
  id: 'iceServers',
  region: 'us-central1',
  platform: 'gcfv2',
  runtime: 'nodejs22',
  memory: 256,
  maxInstances: 10,
  timeoutSeconds: 10,
  schedule: null,
  secrets: [] as string[],
};

/** Everything that would be deployed, by what we promise of it. */
function listOf(backend: Backend): unknown[] {
  return Object.values(backend.endpoints)
    .flatMap((region) => Object.values(region))
    .map((endpoint) => ({
      id: endpoint.id,
      region: endpoint.region,
      platform: endpoint.platform,
      runtime: endpoint.runtime,
      memory: endpoint.availableMemoryMb,
      maxInstances: endpoint.maxInstances,
      timeoutSeconds: endpoint.timeoutSeconds,
      schedule: endpoint.scheduleTrigger
        ? { schedule: endpoint.scheduleTrigger.schedule, timeZone: endpoint.scheduleTrigger.timeZone }
        : null,
      secrets: (endpoint.secretEnvironmentVariables ?? []).map(({ key }) => key),
    }))
    .toSorted((one, other) => one.id.localeCompare(other.id));
}

let deployment: Deployment;
const folders: string[] = [];

beforeAll(async () => {
  deployment = await prepareDeployment();
}, 240_000);

afterAll(() => {
  deployment?.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('firebase.json', () => {
  it('passes the validator of the Firebase CLI', () => {
    const config: unknown = JSON.parse(readFileSync(join(ROOT, 'firebase.json'), 'utf8'));
    const validate = getValidator();
    expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...(config as object), functions: [{ source: 1 }] })).toBe(false);
  });
});

describe('what is uploaded', () => {
  it('is the bundle and what it is installed from, without settings or secrets', () => {
    const others = deployment.files.filter((file) => !file.startsWith('dist/'));
    expect(new Set(others)).toEqual(new Set(['README.md', 'build.mjs', 'package-lock.json', 'package.json']));
    expect(deployment.files).toContain('dist/index.js');
  });

  it('imports only what its package.json lists', () => {
    const { dependencies } = readJson(join(deployment.folder, 'package.json')) as {
      dependencies: Record<string, string>;
    };
    const dist = join(deployment.folder, 'dist');
    const imported = readdirSync(dist).flatMap((file) =>
      [
        ...readFileSync(join(dist, file), 'utf8').matchAll(
          /\b(?:from|import)\s*\(?\s*["']([^."'][^"']*)["']/g,
        ),
      ].map(([, name = '']) => name),
    );
    expect(imported.length).toBeGreaterThan(0);
    for (const name of imported) {
      const known = name.startsWith('node:') || builtinModules.includes(name);
      expect(known || (name.split('/')[0] ?? '') in dependencies, name).toBe(true);
    }
  });

  it('has the versions that were tested', () => {
    const deployed = readJson(join(deployment.folder, 'package.json')) as {
      dependencies: Record<string, string>;
    };
    const tested = readJson(join(ROOT, 'package.json')) as { devDependencies: Record<string, string> };
    for (const [name, version] of Object.entries(deployed.dependencies)) {
      expect(version, name).toBe(tested.devDependencies[name]);
    }
  });
});

describe('what the Firebase CLI discovers', () => {
  it('is two functions and no secret for STUN alone', async () => {
    const build = await discover(deployment);
    // Were there a secret, this would ask Google for it and fail.
    const backend = await resolve(deployment, build, {}, { askForSecrets: true });
    expect(listOf(backend)).toEqual([CLEAN_UP_CALLS, ICE_SERVERS]);
    expect(build.params.filter(({ type }) => type === 'secret')).toEqual([]);
    expect(build.requiredAPIs.map(({ api }) => api)).toEqual(['cloudscheduler.googleapis.com']);
    expect(() => endpointsAreValid(backend, { endpoints: {}, environmentVariables: {} })).not.toThrow();
  });

  it.each(PROVIDERS)(
    'binds for %o the secret %s to the function that mints, and no other',
    async (settings, secret) => {
      const build = await discover(deployment, settings);
      const backend = await resolve(deployment, build, settings);
      expect(listOf(backend)).toEqual([CLEAN_UP_CALLS, { ...ICE_SERVERS, secrets: [secret] }]);
      expect(build.params.filter(({ type }) => type === 'secret').map(({ name }) => name)).toEqual([secret]);
      expect(unboundSecrets(build)).toEqual([]);
    },
  );

  it.each(
    PROVIDERS.flatMap(([settings]) =>
      Object.keys(settings)
        .filter((key) => key !== 'TURN_PROVIDER')
        .map((key) => [key, settings] as const),
    ),
  )('asks for %s when it is missing', async (key, settings) => {
    const { [key]: _, ...others } = settings;
    const build = await discover(deployment, others);
    await expect(resolve(deployment, build, others)).rejects.toThrow(key);
  });

  it('refuses a provider that there is not, in words', async () => {
    const discovering = discover(deployment, { TURN_PROVIDER: 'cotrun' });
    await expect(discovering).rejects.toThrow(
      /TURN_PROVIDER is "cotrun"; it can be none, coturn, cloudflare/,
    );
  });

  it('would show a secret that nobody bound', async () => {
    const code = mkdtempSync(join(tmpdir(), 'parley-unbound-'));
    folders.push(code);
    cpSync(join(deployment.folder, 'dist'), join(code, 'dist'), { recursive: true });
    cpSync(join(deployment.folder, 'package.json'), join(code, 'package.json'));
    symlinkSync(join(deployment.folder, 'node_modules'), join(code, 'node_modules'), 'dir');
    const bundle = join(code, 'dist/index.js');
    const whole = readFileSync(bundle, 'utf8');
    const without = whole.replace(/^\s*secrets: \[\.\.\..*\],$/m, '');
    expect(without).not.toBe(whole);
    writeFileSync(bundle, without);
    expect(unboundSecrets(await discover(deployment, COTURN, code))).toEqual(['TURN_SECRET']);
  });
});

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
