import type { Page } from 'playwright-core';

/** Has the page speak another language, as when the browser's is changed. Resolves with whether it can. */
export async function speak(page: Page, language: string): Promise<boolean> {
  const hasScript = await page.evaluate(
    () => (customElements.get('parley-app') ?? customElements.get('check-page')) !== undefined,
  );
  if (!hasScript) return language === 'en';
  await page.evaluate((wanted) => {
    Object.defineProperty(navigator, 'languages', { value: [wanted], configurable: true });
    dispatchEvent(new Event('languagechange'));
  }, language);
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  return true;
}
