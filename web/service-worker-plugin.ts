import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';

const SOURCES = fileURLToPath(new URL('./src/service-worker/', import.meta.url));
const WORKER = 'service-worker.js';
/** What opens the page without a network. App Check is of no use there. */
const IN_SHELL = /\.(?:html|js|css|svg)$/;
const NOT_IN_SHELL = /^\/(?:service-worker\.js|icon-.*|assets\/app-check-.*)$/;
/** All files together, in bytes before compression: everybody loads them once. */
const AT_MOST = 1_500_000;

/**
 * Builds the service worker when the page is built: it has the list of the page's files in it, and a hash of
 * them as their version. With VITE_SERVICE_WORKER=off it builds one that takes its leave: docs/deploy.md.
 */
export function serviceWorker(): Plugin {
  let isOff = false;
  return {
    name: 'parley-service-worker',
    apply: 'build',
    configResolved({ env }) {
      isOff = env['VITE_SERVICE_WORKER'] === 'off';
    },
    async writeBundle({ dir = '' }) {
      const { files, version } = shellIn(dir);
      const code = await bundled(isOff ? 'retired.ts' : 'service-worker.ts', {
        SHELL_FILES: JSON.stringify(files),
        SHELL_VERSION: JSON.stringify(version),
      });
      writeFileSync(join(dir, WORKER), code);
    },
  };
}

function shellIn(folder: string): { files: readonly string[]; version: string } {
  const hash = createHash('sha256');
  const files: string[] = [];
  let bytes = 0;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of names.map((name) => `/${name.replaceAll('\\', '/')}`).sort()) {
    if (!IN_SHELL.test(file) || NOT_IN_SHELL.test(file)) continue;
    const content = readFileSync(join(folder, file));
    bytes += content.byteLength;
    hash.update(file).update('\0').update(content);
    files.push(file === '/index.html' ? '/' : file);
  }
  if (bytes > AT_MOST)
    throw new Error(`The shell has ${bytes} bytes; what is this large must be loaded later.`);
  return { files, version: hash.digest('hex').slice(0, 12) };
}

async function bundled(entry: string, define: Record<string, string>): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define,
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: join(SOURCES, entry), output: { format: 'iife' } },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  return output[0].code;
}
