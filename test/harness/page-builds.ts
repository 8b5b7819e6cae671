import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../../emulator/suite/paths.ts';

/** Builds of the page in folders of their own. */
export class PageBuilds {
  readonly #folder = mkdtempSync(join(tmpdir(), 'parley-builds-'));

  /** A build whose title and main script say which one it is; `worker: false` is the one that takes the worker back. */
  async make(name: string, { worker = true }: { worker?: boolean } = {}): Promise<string> {
    const outDir = join(this.#folder, name);
    const before = process.env['VITE_SERVICE_WORKER'];
    process.env['VITE_SERVICE_WORKER'] = worker ? 'on' : 'off';
    try {
      await build({
        root: join(ROOT, 'web'),
        configFile: join(ROOT, 'web/vite.config.ts'),
        logLevel: 'error',
        build: { outDir, emptyOutDir: true },
        plugins: [
          {
            name: 'named-build',
            transform: (code, id) =>
              id.endsWith('/web/src/main.ts')
                ? `${code}\ndocument.documentElement.dataset.build = "${name}";`
                : null,
          },
        ],
      });
    } finally {
      if (before === undefined) delete process.env['VITE_SERVICE_WORKER'];
      else process.env['VITE_SERVICE_WORKER'] = before;
    }
    return outDir;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
