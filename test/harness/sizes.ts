import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../emulator/suite/paths.ts';
import { LANGUAGES } from '../../web/src/words/languages.ts';

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

/** The language whose words a script is, by its name as the build gives it, e.g. `assets/ar-Cw6pA9tt.js`. */
function languageOfScript(name: string): string | null {
  const [, language = ''] = /(?:^|\/)([a-z]{2})-[\w-]{8}\.js$/.exec(name) ?? [];
  return language in LANGUAGES ? language : null;
}

/** Bytes, gzipped, of the words of that language which has most: nobody loads more than one besides English. */
function largestLanguage(): number {
  const bytes = new Map<string, number>();
  for (const name of readdirSync(join(DIST, 'assets'))) {
    const language = languageOfScript(name);
    if (language !== null)
      bytes.set(language, (bytes.get(language) ?? 0) + gzBytes(join(DIST, 'assets', name)));
  }
  return Math.max(0, ...bytes.values());
}

/**
 * Bytes, gzipped, of the page with all that it needs to show the start page, before Firebase, in the largest
 * language.
 */
export const firstPageBytes = (): number =>
  firstPage().reduce((sum, file) => sum + gzBytes(file), largestLanguage());

/** Scripts and styles that a file names, to be loaded at once or later; the service worker names all there are. */
function names(file: string): string[] {
  if (file.endsWith('service-worker.js')) return [];
  const text = readFileSync(file, 'utf8');
  const named = text.matchAll(/[\w./-]*?([\w-]+\.(?:js|css))\b/g);
  return [...named]
    .flatMap(([, name = '']) => [join(DIST, 'assets', name), join(DIST, name)])
    .filter((path) => existsSync(path));
}

/** A page with all that it may ever load, and the words of one language besides English: the largest. */
function everythingOf(page: string): string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || languageOfScript(file) !== null) return;
    seen.add(file);
    for (const other of names(file)) visit(other);
  };
  visit(join(DIST, page));
  return [...seen];
}

const totalOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzBytes(file), largestLanguage());

/** Bytes, gzipped, of the app: what a person who calls may ever load, Firebase and the service worker included. */
export const appBytes = (): number => totalOf(everythingOf('index.html'));

/** The same of the connection check, a page of its own. */
export const checkBytes = (): number => totalOf(everythingOf('check.html'));
