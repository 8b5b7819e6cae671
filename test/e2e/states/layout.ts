/** What of a window's edges a device keeps for itself, in CSS pixels. */
export interface SafeArea {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What is said of a page that shows none, as it is written below. */
export const NO_TEXT = 'There is no text at all';

/**
 * Runs in the page: what is wrong with where things are, in words. Nothing scrolls sideways or is cut off; texts
 * and controls are in the window or can be scrolled into it, clear of what the device keeps for itself; they
 * don't overlap, nothing covers them, and controls are 44 px wide and high, but for links within a text
 * (the exceptions are those of WCAG 2.2, 2.5.5 and 2.5.8). Shadow roots are looked into. Where a modal dialog is
 * open, it alone is looked at.
 */
export function layoutComplaints(safe: SafeArea): string[] {
  const TARGET = 44;
  const ELLIPSIS_LEAVES = 24;
  const CONTROLS =
    'a[href], button, input, select, textarea, summary, [role=button], [role=menuitem], [tabindex]:not([tabindex="-1"])';
  const complaints = new Set<string>();
  scrollTo(0, 0);
  const { clientWidth: width } = document.documentElement;
  const height = innerHeight;

  // ---- The tree as it is drawn ----

  const childrenOf = (node: Element): readonly Node[] => {
    if (node.shadowRoot) return [...node.shadowRoot.childNodes];
    if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes();
    return [...node.childNodes];
  };
  const parentOf = (node: Node): Element | null => {
    if ((node instanceof Element || node instanceof Text) && node.assignedSlot) return node.assignedSlot;
    if (node.parentElement) return node.parentElement;
    const root = node.parentNode;
    return root instanceof ShadowRoot ? root.host : null;
  };
  const isWithin = (node: Node | null, other: Node): boolean => {
    for (let one = node; one !== null; one = parentOf(one)) if (one === other) return true;
    return false;
  };
  const nameOf = (node: Element): string => {
    const words = (node.getAttribute('aria-label') ?? node.textContent).trim().replace(/\s+/g, ' ');
    const within = node.getRootNode();
    const host = within instanceof ShadowRoot ? `${within.host.localName} ` : '';
    const label = [node.localName, ...node.classList].join('.');
    return `${host}${label}${words === '' ? '' : ` “${words.slice(0, 40)}”`}`;
  };

  /** A menu lies over what is around it, and goes away by itself. */
  const menuAround = (node: Node): Element | null => {
    for (let one: Node | null = node; one !== null; one = parentOf(one))
      if (one instanceof Element && one.matches('[role=menu]')) return one;
    return null;
  };

  // ---- Boxes, and what of them is to be seen ----

  interface Box {
    readonly element: Element;
    readonly name: string;
    /** In the coordinates of the window. */
    readonly rect: DOMRect;
    /** The innermost thing around it that scrolls; null for the page. */
    readonly scroller: Element | null;
    /** What is left of `rect` where the things around it scroll. */
    readonly seen: DOMRect;
    readonly isFixed: boolean;
  }

  const rectOf = (left: number, top: number, right: number, bottom: number): DOMRect =>
    new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  const cut = (one: DOMRect, other: DOMRect): DOMRect =>
    rectOf(
      Math.max(one.left, other.left),
      Math.max(one.top, other.top),
      Math.min(one.right, other.right),
      Math.min(one.bottom, other.bottom),
    );

  const boxOf = (element: Element, rect: DOMRect, name: string, clips = true): Box => {
    let seen = rect;
    let scroller: Element | null = null;
    let isFixed = false;
    for (let one: Element | null = element; one !== null; one = parentOf(one)) {
      const style = getComputedStyle(one);
      const isRoot = one === document.documentElement || one === document.body;
      if (one !== element && !isRoot && style.overflow !== 'visible' && style.display !== 'inline') {
        const around = one.getBoundingClientRect();
        const scrolls = /auto|scroll/.test(style.overflowY);
        if (scrolls) {
          scroller ??= one;
          seen = cut(seen, around);
        }
        if (clips) {
          const sideways = seen.left < around.left - 1.5 || seen.right > around.right + 1.5;
          const upright = !scrolls && (seen.top < around.top - 1.5 || seen.bottom > around.bottom + 1.5);
          const isSeen = seen.width > 0 && seen.height > 0;
          if (isSeen && (sideways || upright)) complaints.add(`${name} is cut off by ${nameOf(one)}`);
        }
      }
      if (style.position === 'fixed' || one.matches('dialog:modal')) {
        isFixed = true;
        break;
      }
    }
    return { element, name, rect, scroller, seen, isFixed };
  };

  const texts: Box[] = [];
  const controls: Box[] = [];

  const walk = (node: Node, inert: boolean): void => {
    if (node instanceof Text) {
      const parent = parentOf(node);
      if (parent === null || node.data.trim() === '') return;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width < 1 || rect.height < 1) continue;
        // What a font needs above and below its letters may overlap.
        const slim = new DOMRect(rect.x, rect.y + rect.height * 0.2, rect.width, rect.height * 0.6);
        const name = `“${node.data.trim().slice(0, 40)}” in ${nameOf(parent)}`;
        // What ends in “…” is to be told by its beginning.
        const ends = getComputedStyle(parent).textOverflow === 'ellipsis';
        const left = ends ? cut(slim, parent.getBoundingClientRect()) : slim;
        if (left.width < Math.min(slim.width, ELLIPSIS_LEAVES)) complaints.add(`${name} is cut off`);
        texts.push(boxOf(parent, left, name));
      }
      return;
    }
    if (!(node instanceof Element) || /^(style|script|title|noscript|option|svg)$/.test(node.localName))
      return;
    const style = getComputedStyle(node);
    // What is there for the ears alone, and tooltips, which come and go over what is around.
    if (style.display === 'none' || style.clipPath === 'inset(50%)' || node.matches('.tip')) return;
    const now = inert || node.hasAttribute('inert');
    const isSeen = node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (isSeen && !now && node.matches(CONTROLS)) {
      const label =
        node instanceof HTMLInputElement && /radio|checkbox/.test(node.type) ? node.labels?.[0] : null;
      const target = label ?? node;
      controls.push(boxOf(target, target.getBoundingClientRect(), nameOf(target)));
    }
    if (isSeen || style.display === 'contents' || style.visibility === 'hidden')
      for (const child of childrenOf(node)) if (isSeen || child instanceof Element) walk(child, now);
  };

  const dialogs: Element[] = [];
  const findDialogs = (node: Node): void => {
    if (!(node instanceof Element)) return;
    if (node.matches('dialog:modal')) dialogs.push(node);
    for (const child of childrenOf(node)) findDialogs(child);
  };
  findDialogs(document.body);
  walk(dialogs.at(-1) ?? document.body, false);
  if (texts.length === 0) complaints.add('There is no text at all');

  // ---- Sideways ----

  const page = document.scrollingElement ?? document.documentElement;
  if (page.scrollWidth > width) complaints.add(`The page scrolls sideways: ${page.scrollWidth} > ${width}`);
  for (const scroller of new Set([...texts, ...controls].map((box) => box.scroller))) {
    if (
      scroller !== null &&
      scroller.scrollWidth > scroller.clientWidth + 1 &&
      !scroller.matches('pre, textarea')
    )
      complaints.add(
        `${nameOf(scroller)} scrolls sideways: ${scroller.scrollWidth} > ${scroller.clientWidth}`,
      );
  }

  // ---- In the window, and clear of the device's edges ----

  const end = Math.max(page.scrollHeight, height);
  for (const { name, rect, scroller, isFixed } of [...texts, ...controls]) {
    if (rect.left < safe.left - 0.5 || rect.right > width - safe.right + 0.5)
      complaints.add(
        `${name} is beyond the sides: ${Math.round(rect.left)} to ${Math.round(rect.right)} of ${width}`,
      );
    if (scroller !== null) continue;
    const top = isFixed ? rect.top : rect.top + scrollY;
    const bottom = isFixed ? rect.bottom : rect.bottom + scrollY;
    if (top < safe.top - 0.5 || bottom > (isFixed ? height : end) - safe.bottom + 0.5)
      complaints.add(
        `${name} is beyond top or foot: ${Math.round(top)} to ${Math.round(bottom)} of ${isFixed ? height : end}`,
      );
  }

  // ---- Sizes ----

  for (const { element, name, rect } of controls) {
    const isInText =
      element.localName === 'a' &&
      getComputedStyle(element).display === 'inline' &&
      parentOf(element)?.textContent.trim() !== element.textContent.trim();
    if (!isInText && (rect.width < TARGET - 0.5 || rect.height < TARGET - 0.5))
      complaints.add(`${name} is too small: ${Math.round(rect.width)} × ${Math.round(rect.height)}`);
  }

  // ---- Overlaps ----

  const overlap = (one: Box, other: Box): boolean => {
    const isTogether = one.scroller === other.scroller;
    const both = cut(isTogether ? one.rect : one.seen, isTogether ? other.rect : other.seen);
    return both.width > 1 && both.height > 1;
  };
  const lookForOverlaps = (boxes: readonly Box[]): void => {
    boxes.forEach((one, index) => {
      for (const other of boxes.slice(index + 1)) {
        if (one.isFixed !== other.isFixed) continue;
        if (one.element === other.element || isWithin(one.element, other.element)) continue;
        if (isWithin(other.element, one.element) || !overlap(one, other)) continue;
        if (menuAround(one.element) !== menuAround(other.element)) continue;
        complaints.add(`${one.name} overlaps ${other.name}`);
      }
    });
  };
  lookForOverlaps(texts);
  lookForOverlaps(controls);

  // ---- Covered ----

  const at = (x: number, y: number): Element | null => {
    let found = document.elementFromPoint(x, y);
    while (found?.shadowRoot) {
      const deeper = found.shadowRoot.elementFromPoint(x, y);
      if (deeper === null || deeper === found) break;
      found = deeper;
    }
    return found;
  };
  const isCoveredBy = (element: Element, rect: DOMRect): Element | null => {
    const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
    if (x < 0 || y < 0 || x >= width || y >= height) return null;
    const found = at(x, y);
    if (found === null || isWithin(found, element) || isWithin(element, found)) return null;
    return menuAround(found) !== null && menuAround(element) === null ? null : found;
  };
  for (const { element, name, rect, scroller } of controls) {
    const isAway = rect.top < 0 || rect.bottom > height || scroller !== null;
    let cover = isAway ? element : isCoveredBy(element, rect);
    // What lies over a part of the page is no harm where the page can be scrolled clear of it.
    for (const block of ['center', 'start', 'end'] as const) {
      if (cover === null) break;
      element.scrollIntoView({ block, behavior: 'instant' });
      cover = isCoveredBy(element, element.getBoundingClientRect());
    }
    if (cover !== null) complaints.add(`${name} is covered by ${nameOf(cover)}`);
    scroller?.scrollTo(0, 0);
    scrollTo(0, 0);
  }
  for (const { element, name, rect, seen, scroller, isFixed } of texts) {
    // What can be scrolled clear is not covered for good.
    if (scroller !== null || (!isFixed && end > height) || seen.height < rect.height) continue;
    if (getComputedStyle(element).pointerEvents === 'none') continue;
    const cover = isCoveredBy(element, rect);
    if (cover !== null) complaints.add(`${name} is covered by ${nameOf(cover)}`);
  }
  return [...complaints];
}
