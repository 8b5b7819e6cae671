import type { Page } from 'playwright-core';

export interface Focused {
  /** By which a person knows it. Empty when nothing has the focus. */
  readonly name: string;
  readonly tag: string;
  /** Width of the outline in CSS pixels; 0 when there is none to see. */
  readonly outline: number;
  /** Of the dialog that it is in; null outside of any. */
  readonly dialog: string | null;
}

/** What has the focus, also within shadow roots. */
export function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === null || element === document.body) return { name: '', tag: '', outline: 0, dialog: null };
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const by = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const root = element.getRootNode() as Document | ShadowRoot;
    const labelled = by.map((id) => root.getElementById(id)?.textContent ?? '').join(' ');
    const words =
      element.getAttribute('aria-label') ?? labelled + labels.map((one) => one.textContent).join(' ');
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const isSeen = outlineStyle !== 'none' && !outlineColor.endsWith(', 0)');
    let dialog: string | null = null;
    for (let one: Node | null = element; one !== null;) {
      if (one instanceof HTMLDialogElement) dialog = one.querySelector('h2')?.textContent.trim() ?? '';
      if (one instanceof Element && one.assignedSlot !== null) one = one.assignedSlot;
      else one = one instanceof ShadowRoot ? one.host : one.parentNode;
    }
    return {
      name: (words || element.textContent).trim().replace(/\s+/g, ' '),
      tag: element.localName,
      outline: isSeen ? parseFloat(outlineWidth) : 0,
      dialog,
    };
  });
}

/** Presses Tab until the focus has been everywhere once; what it came by, in order. */
export async function tabThrough(page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Focused[]> {
  const stops: Focused[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    // Once around: the browser's own controls come between the last and the first.
    if (stop.tag === '' || stops.some(({ name, tag }) => name === stop.name && tag === stop.tag)) break;
    stops.push(stop);
  }
  return stops;
}
