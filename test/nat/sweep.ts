import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ip = (...args: string[]): string =>
  execFileSync('ip', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const namesIn = (listing: string): string[] => listing.split('\n').map((line) => line.split(' ')[0] ?? '');

/** The folder of the lab with this tag. */
export const labFolder = (tag: string): string => join(tmpdir(), tag);

/** What there is of the lab with this tag: namespaces, and links in the namespace where we run ourselves. */
export function remains(tag: string): { namespaces: string[]; links: string[] } {
  const links = JSON.parse(ip('-j', 'link', 'show') || '[]') as { ifname: string }[];
  return {
    namespaces: namesIn(ip('netns', 'list')).filter((name) => name.startsWith(`${tag}-`)),
    links: links.map(({ ifname }) => ifname).filter((name) => name === tag),
  };
}

/** Process IDs of what runs in a namespace. */
export const inhabitants = (namespace: string): number[] =>
  namesIn(ip('netns', 'pids', namespace))
    .filter(Boolean)
    .map(Number);

/** Ends and removes everything of the lab with this tag. What is gone already is fine. */
export function sweep(tag: string): void {
  const { namespaces } = remains(tag);
  // A namespace lives on without its name as long as a process is in it.
  for (const pid of namespaces.flatMap(inhabitants)) tolerate(() => process.kill(pid, 'SIGKILL'));
  for (const name of namespaces) tolerate(() => ip('netns', 'del', name));
  // It goes with the namespace of its other end, but not at once.
  for (const link of remains(tag).links) tolerate(() => ip('link', 'del', link));
  rmSync(labFolder(tag), { recursive: true, force: true, maxRetries: 3 });
}

function tolerate(remove: () => unknown): void {
  try {
    remove();
  } catch {
    // Someone else was quicker; whoever wants to know asks for the remains.
  }
}
