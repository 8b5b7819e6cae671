import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { copyRepository } from '../harness/repository-copy.ts';
import {
  Delegate,
  loadUserEnvs,
  normalizeAndValidate,
  readdirRecursive,
  resolveBackend,
  type Backend,
  type Build,
  type FunctionsConfig,
} from './firebase-cli.ts';

/** A project that isn't a demonstration: its settings are those of `.env` alone. */
export const PROJECT = 'some-project';

export interface Deployment {
  /** What would be uploaded, with its dependencies installed as Cloud Build does, and nothing else near it. */
  readonly folder: string;
  readonly config: FunctionsConfig;
  /** Paths that would be uploaded, relative to the functions' folder. */
  readonly files: readonly string[];
  /** The settings that the CLI reads from `.env` files. */
  readonly settings: Readonly<Record<string, string>>;
  close(): void;
}

/** Does what `firebase deploy` does to the functions, on a copy of the repository, up to the upload. */
export async function prepareDeployment(): Promise<Deployment> {
  const repository = copyRepository();
  const folder = mkdtempSync(join(tmpdir(), 'parley-deployed-'));
  try {
    const firebaseJson = JSON.parse(readFileSync(join(repository.root, 'firebase.json'), 'utf8')) as {
      functions: unknown;
    };
    const [config] = normalizeAndValidate(firebaseJson.functions);
    if (!config) throw new Error('firebase.json has no functions');
    const source = join(repository.root, config.source);
    rmSync(join(source, 'dist'), { recursive: true, force: true });
    for (const command of config.predeploy ?? []) await run(command, [], repository.root);
    const found = await readdirRecursive({ path: source, ignoreStrings: config.ignore ?? [] });
    const files = found.map(({ name }) => relative(source, name));
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(source, file), join(folder, file));
    }
    const settings = loadUserEnvs({
      functionsSource: source,
      projectId: PROJECT,
      projectDir: repository.root,
    });
    await run(
      'npm',
      ['ci', '--omit=dev', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'],
      folder,
    );
    return { folder, config, files, settings, close: () => rmSync(folder, { recursive: true, force: true }) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    repository.close();
  }
}

/** What the CLI finds in the code when these settings are added to those of the deployment. */
export async function discover(
  { folder, config, settings }: Deployment,
  more: Readonly<Record<string, string>> = {},
  code = folder,
): Promise<Build> {
  process.env['FIREBASE_FUNCTIONS_DISCOVERY_OUTPUT_PATH'] = 'true';
  process.env['FUNCTIONS_DISCOVERY_TIMEOUT'] = '60';
  const delegate = new Delegate(PROJECT, folder, code, config.runtime);
  const build = await delegate.discoverBuild(
    { firebase: { projectId: PROJECT } },
    {
      ...settings,
      ...more,
      FIREBASE_CONFIG: JSON.stringify({ projectId: PROJECT }),
      GCLOUD_PROJECT: PROJECT,
    },
  );
  build.runtime = config.runtime;
  return build;
}

/**
 * What would be sent to Google. Fails when a parameter has no value, as a deploy without a terminal does.
 * Secrets are not looked for in the project unless `askForSecrets`, which needs a network when there is one.
 */
export async function resolve(
  { config, settings }: Deployment,
  build: Build,
  more: Readonly<Record<string, string>> = {},
  { askForSecrets = false } = {},
): Promise<Backend> {
  const { backend } = await resolveBackend({
    build,
    firebaseConfig: { projectId: PROJECT },
    userEnvs: { ...settings, ...more },
    codebase: config.codebase,
    nonInteractive: true,
    isEmulator: !askForSecrets,
  });
  return backend;
}

/** Secrets that the code declares and that no function gets: the emulators don't notice. */
export function unboundSecrets({ params, endpoints }: Build): string[] {
  const bound = new Set(
    Object.values(endpoints).flatMap(({ secretEnvironmentVariables }) =>
      (secretEnvironmentVariables ?? []).map(({ key }) => key),
    ),
  );
  return params.filter(({ type, name }) => type === 'secret' && !bound.has(name)).map(({ name }) => name);
}

function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((done, reject) => {
    const child = spawn(command, [...args], {
      cwd,
      shell: true,
      // The suite keeps npm off the network for the CLI's sake; what isn't cached has to be fetched here.
      env: { ...process.env, npm_config_offline: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) done();
      else reject(new Error(`${command} ${args.join(' ')} failed:\n${Buffer.concat(output).toString()}`));
    });
  });
}
