import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** What screen readers were told, in order. */
    heard?: string[];
  }
}

/**
 * Runs in the page before its own scripts: keeps what live regions say, also those in shadow roots. A region is
 * read when its content changes, and an alert also when it comes into the page.
 */
export function recordLiveRegions(): void {
  const heard: string[] = [];
  window.heard = heard;
  const REGION = '[role=status], [role=alert], [aria-live]';
  const say = (region: Element): void => {
    // Names are set apart by marks that nobody hears.
    const text = region.textContent
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (text !== '' && heard.at(-1) !== text) heard.push(text);
  };
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const around = target instanceof Element ? target : target.parentElement;
      const region = around?.closest(REGION);
      if (region) say(region);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const alert of [node, ...node.querySelectorAll('*')])
          if (alert.matches('[role=alert]')) say(alert);
      }
    }
  });
  const all = { subtree: true, childList: true, characterData: true };
  observer.observe(document, all);
  const attach = Object.getOwnPropertyDescriptor(Element.prototype, 'attachShadow')?.value as (
    this: Element,
    init: ShadowRootInit,
  ) => ShadowRoot;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    observer.observe(root, all);
    return root;
  };
}

/** Waits until the page's screen reader has said something that matches. */
export async function hears(page: Page, what: RegExp): Promise<void> {
  await page.waitForFunction(
    ([source, flags]) => window.heard?.some((one) => new RegExp(source ?? '', flags).test(one)),
    [what.source, what.flags],
  );
}
