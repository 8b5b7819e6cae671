import type { Page } from 'playwright-core';
import { axeComplaints } from './axe.ts';
import { layoutComplaints } from './layout.ts';
import { speak } from './speak.ts';
import { settle, showIn, VIEWS } from './views.ts';

/** What a person can ask of their system or browser. */
const LOOKS = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced colours', colorScheme: 'light', forcedColors: 'active' },
] as const;

/** English last: the tours go by its words. */
const LANGUAGES = ['ar', 'en'] as const;

/** Looks at a page as it stands in all windows and colours; returns what is wrong, in words. */
export async function inspect(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  const note = (where: string, found: readonly string[]): void => {
    complaints.push(...found.map((one) => `[${where}] ${one}`));
  };
  await page.bringToFront();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const [laptop] = VIEWS;
  for (const language of LANGUAGES) {
    if (!(await speak(page, language))) continue;
    for (const view of VIEWS) {
      await showIn(page, view);
      note(`${language}, ${view.name}`, await page.evaluate(layoutComplaints, view.safe));
    }
  }
  if (laptop !== undefined) await showIn(page, laptop);
  for (const { name, ...media } of LOOKS) {
    await page.emulateMedia(media);
    await settle(page);
    note(name, await axeComplaints(page, name === 'light'));
  }
  note('reduced motion', await page.evaluate(motions));
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
  return complaints;
}

/** Runs in the page: what moves. Colours and opacity may change. */
function motions(): string[] {
  const found: string[] = [];
  const look = (root: Document | ShadowRoot): void => {
    for (const animation of root.getAnimations()) {
      const { effect } = animation;
      if (!(effect instanceof KeyframeEffect) || animation.playState !== 'running') continue;
      const { target } = effect;
      // A level is what it shows by moving.
      if (target === null || target.closest('[role=meter]') !== null) continue;
      const moving = effect
        .getKeyframes()
        .flatMap((frame) => Object.keys(frame))
        .filter((key) =>
          /transform|translate|rotate|scale|left|right|top|bottom|width|height|margin/i.test(key),
        );
      if (moving.length > 0)
        found.push(`${target.localName}.${target.className} moves: ${moving.join(', ')}`);
    }
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) look(element.shadowRoot);
  };
  look(document);
  return [...new Set(found)];
}
