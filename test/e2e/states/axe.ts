import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Axe = typeof axe;

/** What axe finds in the page as it stands, a line for each element. */
export async function axeComplaints(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
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
    const results = await run.run(document, { resultTypes: ['violations'] });
    for (const tip of tips) tip.style.removeProperty('display');
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) =>
        `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`.replace(/\s+/g, ' '),
      ),
    );
  });
  return violations;
}
