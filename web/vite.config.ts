import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { serviceWorker } from './service-worker-plugin.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** In minified code lines end in templates alone, where markup and styles are as good on one. */
const oneLineTemplates = (): Plugin => ({
  name: 'parley-one-line-templates',
  apply: 'build',
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type === 'chunk' && part.name !== 'firebase')
        part.code = part.code.replaceAll(/\s*\n\s*/g, ' ');
    }
  },
});

export default defineConfig({
  root: here('.'),
  plugins: [oneLineTemplates(), serviceWorker()],
  resolve: {
    alias: {
      // Firestore's pipelines bring a regular-expression engine of 60 KB gz; we use no pipelines.
      re2js: here('./src/firebase/no-re2js.ts'),
    },
  },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inline: the page is served with a Content-Security-Policy that refuses it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [here('./index.html'), here('./check.html')],
      output: {
        codeSplitting: {
          groups: [
            // App Check is a chunk of its own: few projects load it.
            { name: 'firebase', test: /node_modules[\\/](?:@?firebase(?![\\/]app-check)|idb|tslib)[\\/]/ },
          ],
        },
      },
    },
  },
});
