/** What pages and worker tell each other. */
interface Told {
  readonly parley?: unknown;
  readonly script?: unknown;
  readonly files?: unknown;
}

const asTold = (data: unknown): Told => (typeof data === 'object' && data !== null ? data : {});

/** From a page that has loaded: the path of its main script. */
export const loaded = (script: string): Told => ({ parley: 'loaded', script });

export function hasLoaded(data: unknown): string | null {
  const { parley, script } = asTold(data);
  return parley === 'loaded' && typeof script === 'string' ? script : null;
}

/** From a worker that has begun to work: the files of its version. */
export const newVersion = (files: readonly string[]): Told => ({ parley: 'version', files });

export function versionFiles(data: unknown): readonly string[] | null {
  const { parley, files } = asTold(data);
  if (parley !== 'version' || !Array.isArray(files)) return null;
  return files.filter((file) => typeof file === 'string');
}
