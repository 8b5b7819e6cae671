import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where runs leave logs and results; ignored by git. */
const WORK = join(ROOT, '.parley');

/** An entry point of an installed package, to be run by this Node. */
export const installed = (path: string): string => join(ROOT, 'node_modules', path);

/** The project everything local runs as. `demo-` tells the Firebase CLI and the page that nothing of it is on the network. */
export const PROJECT = 'demo-parley';

/** A folder below it, made when it isn't there. */
export function workFolder(name: string): string {
  const folder = join(WORK, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
