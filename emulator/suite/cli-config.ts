import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.ts';
import { anyFreePort, fixedPorts, samePorts, type Ports } from './ports.ts';

export interface CliConfig {
  /** The configuration file to name to the Firebase CLI. */
  readonly path: string;
  close(): void;
}

/** What the CLI starts besides; it looks for free ports itself, but two CLIs that start at once find the same. */
const BESIDES = ['hub', 'eventarc', 'tasks'] as const;

/**
 * firebase.json, or a copy of it with other ports. The CLI resolves every path in the file
 * against the file's own folder, so the copy has to stand beside it.
 */
export async function cliConfig(ports: Ports): Promise<CliConfig> {
  const original = join(ROOT, 'firebase.json');
  if (samePorts({ ...ports, origin: 0 }, { ...fixedPorts(), origin: 0 })) {
    return { path: original, close: () => {} };
  }
  const config = JSON.parse(readFileSync(original, 'utf8')) as {
    emulators: Record<string, { host?: string; port?: number }>;
  };
  for (const service of ['auth', 'functions', 'firestore', 'hosting'] as const) {
    config.emulators[service] = { ...config.emulators[service], port: ports[service] };
  }
  for (const name of BESIDES) config.emulators[name] = { host: '127.0.0.1', port: await anyFreePort() };
  const path = join(ROOT, `.parley-${ports.firestore}.firebase.json`);
  writeFileSync(path, JSON.stringify(config, null, 2));
  return { path, close: () => rmSync(path, { force: true }) };
}
