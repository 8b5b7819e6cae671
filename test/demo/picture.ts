import type { Page } from 'playwright-core';
import type { TestBrowser } from '../harness/browser.ts';

/** Saves what these pages show, side by side, as a PNG. */
export async function pictureOfBoth(
  browser: TestBrowser,
  pages: readonly Page[],
  each: { width: number; height: number },
  file: string,
): Promise<void> {
  const gap = 16;
  const shots: string[] = [];
  for (const page of pages) {
    await page.bringToFront();
    // No button is to look pointed at.
    await page.mouse.move(1, 1);
    await page.waitForTimeout(400);
    shots.push((await page.screenshot({ type: 'png' })).toString('base64'));
  }
  const sheet = await browser.newPerson({
    viewport: { width: pages.length * (each.width + gap) + gap, height: each.height + 2 * gap },
  });
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot}">`).join('');
  await sheet.setContent(
    `<style>body{margin:0;padding:${gap}px;display:flex;gap:${gap}px;background:#808080}img{border-radius:8px}</style>${images}`,
  );
  await sheet.waitForFunction(() => [...document.images].every((image) => image.complete));
  await sheet.screenshot({ path: file });
  await sheet.context().close();
}
