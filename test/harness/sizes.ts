import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../emulator/suite/paths.ts';

const DIST = join(ROOT, 'web/dist');

const gzBytes = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).byteLength;

/** Scripts, styles and pictures that a script or page needs before it can run; not what it imports later. */
function needs(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.html')) {
    return [
      ...text.matchAll(/<(?:script|link|img)\b[^>]*?(?:src|href)="([^"]+\.(?:js|css|svg|webmanifest))"/g),
    ].map((match) => join(DIST, match[1] ?? ''));
  }
  if (!file.endsWith('.js')) return [];
  const imports = text.matchAll(
    /(?:^|[;\s}])(?:import|export)\s*(?:[\w*{}\s,$]*?from\s*)?["'`](\.[^"'`]+\.js)["'`]/g,
  );
  return [...imports].map((match) => resolve(dirname(file), match[1] ?? ''));
}

function firstPage(): string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    for (const other of needs(file)) visit(other);
  };
  visit(join(DIST, 'index.html'));
  return [...seen];
}

/** Paths below the origin of what the start page needs until it works, but for the page itself. */
export function firstPagePaths(): string[] {
  return firstPage()
    .map((file) => `/${relative(DIST, file)}`)
    .filter((path) => path !== '/index.html');
}

/** Bytes, gzipped, of the page with all that it needs to show the start page, before Firebase. */
export const firstPageBytes = (): number => firstPage().reduce((sum, file) => sum + gzBytes(file), 0);

/** Bytes, gzipped, of all markup, scripts and styles. */
export function appBytes(): number {
  return readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(html|js|css)$/.test(name))
    .reduce((sum, name) => sum + gzBytes(join(DIST, name)), 0);
}
