import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const inFunctions = (path) => fileURLToPath(new URL(path, import.meta.url));

// A chunk that was renamed must not be deployed with the others.
rmSync(inFunctions('dist'), { recursive: true, force: true });

// contract/ lies outside the folder that is deployed, so it has to be bundled in. What package.json
// lists is installed by Cloud Build. `splitting` keeps what only cleanUpCalls needs out of a start of iceServers.
await build({
  entryPoints: [inFunctions('src/index.ts')],
  outdir: inFunctions('dist'),
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['firebase-admin', 'firebase-functions'],
  logLevel: 'warning',
});
