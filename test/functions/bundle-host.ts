import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PROJECT } from '../../emulator/suite/paths.ts';

export interface BundleHost {
  readonly url: string;
  /** Everything that was printed, so everything that was logged. */
  readonly output: () => string;
  close(): Promise<void>;
}

/** The bundle in a process of its own, with settings that the emulators' suite doesn't have. */
export async function hostBundle(settings: Readonly<Record<string, string>>): Promise<BundleHost> {
  const script = fileURLToPath(new URL('bundle-host.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      GCLOUD_PROJECT: PROJECT,
      FIREBASE_CONFIG: JSON.stringify({ projectId: PROJECT }),
      LIMIT_PERSON_HOUR: '30',
      LIMIT_CALL_HOUR: '60',
      LIMIT_ADDRESS_HOUR: '120',
      LIMIT_PROJECT_DAY: '100000',
      USAGE_SHARDS: '1',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /^port (\d+)$/m.exec(output)?.[1];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error(`The bundle ended:\n${output}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    output: () => output,
    close: () => {
      child.kill();
      return ended;
    },
  };
}
