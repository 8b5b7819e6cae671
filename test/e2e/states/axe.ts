import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Axe = typeof axe;

/**
 * What axe finds in the page as it stands, a line for each element. `contrast` tells whether colours count: where
 * they are emulated in a page that stands already, Chromium goes on telling the former ones for what inherits them.
 */
export async function axeComplaints(page: Page, contrast: boolean): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (colours) => {
    const run = (window as unknown as { axe: Axe }).axe;
    // Tooltips stand within the buttons that they explain; axe would take them for their labels.
    const tips: HTMLElement[] = [];
    const findTips = (root: Document | ShadowRoot): void => {
      tips.push(...root.querySelectorAll<HTMLElement>('.tip'));
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) findTips(element.shadowRoot);
    };
    findTips(document);
    for (const tip of tips) tip.style.display = 'none';
    // The result without what passed is all that is asked for.
    const results = await run.run(document, {
      resultTypes: ['violations'],
      rules: { 'color-contrast': { enabled: colours } },
    });
    for (const tip of tips) tip.style.removeProperty('display');
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) =>
        `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`.replace(/\s+/g, ' '),
      ),
    );
  }, contrast);
  return violations;
}
