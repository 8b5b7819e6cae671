/** Draws web/public's SVG icons as PNG files, for what takes no SVG: `node --import tsx web/render-icons.ts`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../test/harness/chromium.ts';

const PUBLIC = fileURLToPath(new URL('./public/', import.meta.url));
const ICONS = [
  { from: 'favicon.svg', to: 'icon-192.png', size: 192 },
  { from: 'favicon.svg', to: 'icon-512.png', size: 512 },
  { from: 'icon-maskable.svg', to: 'icon-maskable-192.png', size: 192 },
  { from: 'icon-maskable.svg', to: 'icon-maskable-512.png', size: 512 },
  { from: 'icon-maskable.svg', to: 'apple-touch-icon.png', size: 180 },
] as const;

const browser = await chromium.launch({ executablePath: findChromium() ?? '' });
for (const { from, to, size } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const drawing = Buffer.from(readFileSync(PUBLIC + from)).toString('base64');
  await page.setContent(
    `<style>body{margin:0}img{display:block;width:${size}px;height:${size}px}</style><img src="data:image/svg+xml;base64,${drawing}">`,
  );
  await page.screenshot({ path: PUBLIC + to, omitBackground: true });
  await page.close();
}
await browser.close();
