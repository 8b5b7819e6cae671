/**
 * `npm run learn`: serves the pages of docs/learn on this machine only, with a local Firestore of their own
 * for the third. PARLEY_LEARN_PORT: another port than 5180. Ctrl-C ends it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createServer, type ViteDevServer } from 'vite';
import { startFirestoreServer, type FirestoreServer } from '../../emulator/server.ts';
import { SuiteFailure, tellFailure } from '../../emulator/suite/failure.ts';
import { ROOT, workFolder } from '../../emulator/suite/paths.ts';
import { isPortFree } from '../../emulator/suite/ports.ts';

const HOST = '127.0.0.1';
const DEFAULT_PORT = 5180;

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

function wantedPort(env: NodeJS.ProcessEnv): number {
  const text = env['PARLEY_LEARN_PORT'] ?? String(DEFAULT_PORT);
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port <= 65_535) return port;
  throw new SuiteFailure(`PARLEY_LEARN_PORT=${text} is not a port.`);
}

async function servePages(port: number, firestore: FirestoreServer): Promise<ViteDevServer> {
  const vite = await createServer({
    configFile: false,
    root: here('.'),
    appType: 'mpa',
    logLevel: 'warn',
    cacheDir: workFolder('learn'),
    server: {
      host: HOST,
      port,
      strictPort: true,
      fs: { allow: [here('.'), `${ROOT}/node_modules`, workFolder('learn')] },
    },
    define: { 'import.meta.env.VITE_FIRESTORE_PORT': JSON.stringify(String(firestore.port)) },
    // Known from the start, so that the page isn't loaded a second time when Vite comes upon them.
    optimizeDeps: { include: ['firebase/app', 'firebase/firestore'] },
  });
  return vite.listen();
}

try {
  const port = wantedPort(process.env);
  if (!(await isPortFree(port))) {
    throw new SuiteFailure(
      `Port ${port} is busy. Is \`npm run learn\` running already? Otherwise: PARLEY_LEARN_PORT=5190 npm run learn`,
    );
  }
  const firestore = await startFirestoreServer({
    host: HOST,
    rules: readFileSync(here('./3-firestore/learn.rules'), 'utf8'),
  });
  const vite = await servePages(port, firestore);
  console.log(`Three pages to learn from: http://${HOST}:${port}/`);
  console.log('What they show is explained in docs/learn/README.md. Ctrl-C ends it.');
  console.log('Page 3: nobody signs in, and its rules let anyone on this machine in. Never deploy them.');
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await vite.close();
  await firestore.close();
  process.exit(0);
} catch (error) {
  tellFailure(error);
  process.exit(1);
}
