import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program may be. */
export interface ProgramPlaces {
  /** The variable by which a person names another. */
  readonly variable: string;
  /** Paths, the best first. */
  readonly places: readonly string[];
  /** What it is called on the PATH. */
  readonly names: readonly string[];
}

/** The program that its variable names, or one that is installed; null when there is none. */
export function findProgram(
  { variable, places, names }: ProgramPlaces,
  env: NodeJS.ProcessEnv,
): string | null {
  const named = env[variable];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`${variable}=${named} is not a program.`);
  }
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...places, ...onPath].find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
