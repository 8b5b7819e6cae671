import type { Page } from 'playwright-core';
import { axeComplaints } from './axe.ts';
import { layoutComplaints, NO_TEXT } from './layout.ts';
import { watchMotions } from './motions.ts';
import { speak } from './speak.ts';
import type { LookOptions } from './tour.ts';
import { keepAwake, LAPTOP, PHONE, recolour, settle, showIn, VIEWS } from './views.ts';

/** Contrast is looked at in both, in windows that show different parts of the page. */
const LOOKS = [
  { name: 'dark', colorScheme: 'dark', view: PHONE },
  { name: 'light', colorScheme: 'light', view: LAPTOP },
] as const;

/** English last: the tours go by its words. */
const LANGUAGES = ['ar', 'en'] as const;

/** Looks at a page as it stands in all windows and colours; returns what is wrong, in words. */
export async function inspect(page: Page, { still = false }: LookOptions = {}): Promise<string[]> {
  const complaints: string[] = [];
  const note = (where: string, found: readonly string[]): void => {
    complaints.push(...found.map((one) => `[${where}] ${one}`));
  };
  await page.bringToFront();
  await page.evaluate(watchMotions);
  const letRest = still ? null : await keepAwake(page);
  for (const language of LANGUAGES) {
    if (!(await speak(page, language))) continue;
    for (const view of VIEWS) {
      await showIn(page, view);
      await settle(page);
      const found = await page.evaluate(layoutComplaints, view.safe);
      note(`${language}, ${view.name}`, still ? allAway(found) : found);
    }
  }
  for (const { name, colorScheme, view } of LOOKS) {
    await showIn(page, view);
    await page.emulateMedia({ colorScheme });
    await recolour(page);
    note(name, await axeComplaints(page));
  }
  note('reduced motion', await page.evaluate(() => [...(window.motions ?? [])]));
  await page.emulateMedia({ colorScheme: null });
  await letRest?.();
  return complaints;
}

/** At rest the pictures are all that is to be seen. */
const allAway = (found: readonly string[]): readonly string[] =>
  found.includes(NO_TEXT) ? found.filter((one) => one !== NO_TEXT) : [...found, 'There is text'];
