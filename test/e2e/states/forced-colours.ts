/**
 * Runs in a page whose colours are forced: what can't be told apart there, in words; of `focus` the outline of
 * what has it, of `page` all the rest. Buttons and fields have a
 * border that stands out from what is around, or a ground that does; icons are drawn in the colour of the text
 * around them, which stands out from its ground; so does the outline. 3 : 1, as WCAG 2.2 asks of what is no text (1.4.11).
 */
export function forcedColourComplaints(what: 'page' | 'focus'): string[] {
  const complaints = new Set<string>();
  const parentOf = (node: Node): Element | null => {
    if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
    const parent = node.parentNode;
    return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
  };
  const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const isSeenThrough = (colour: string): boolean => (channels(colour)[3] ?? 1) < 0.5;
  /** WCAG 2.2, “relative luminance”. */
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(colour)
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string): number => {
    const [less = 0, more = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  };
  const groundOf = (node: Element | null): string => {
    for (let one = node; one !== null; one = parentOf(one)) {
      const { backgroundColor } = getComputedStyle(one);
      if (!isSeenThrough(backgroundColor)) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const nameOf = (node: Element): string => {
    const root = node.getRootNode();
    const words = (node.getAttribute('aria-label') ?? node.textContent).trim().replace(/\s+/g, ' ');
    return `${root instanceof ShadowRoot ? `${root.host.localName} ` : ''}${node.localName} “${words.slice(0, 30)}”`;
  };

  const lookAtControl = (control: Element): void => {
    const style = getComputedStyle(control);
    const around = groundOf(parentOf(control));
    const sides = ['top', 'right', 'bottom', 'left'].every((side) => {
      const colour = style.getPropertyValue(`border-${side}-color`);
      const isThere = style.getPropertyValue(`border-${side}-style`) !== 'none';
      return isThere && !isSeenThrough(colour) && contrast(colour, around) >= 3;
    });
    const ground = style.backgroundColor;
    const stands = !isSeenThrough(ground) && contrast(ground, around) >= 3;
    if (!sides && !stands && !style.textDecorationLine.includes('underline'))
      complaints.add(`${nameOf(control)} has no border`);
  };

  const lookAtIcon = (icon: Element): void => {
    const style = getComputedStyle(icon);
    const around = parentOf(icon);
    if (around === null) return;
    const text = getComputedStyle(around).color;
    const drawn = style.stroke === 'none' ? style.fill : style.stroke;
    if (drawn !== text) complaints.add(`An icon in ${nameOf(around)} is ${drawn}, and the text ${text}`);
    const ratio = contrast(drawn, groundOf(around));
    if (ratio < 3) complaints.add(`An icon in ${nameOf(around)} has a contrast of ${ratio.toFixed(1)}`);
  };

  const look = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (element.matches('button:not([role=menuitem]), a.button, select, .field')) lookAtControl(element);
      if (element.matches('svg.icon')) lookAtIcon(element);
    }
  };
  const lookAtFocus = (): void => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (element === null) return;
    const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(element);
    const isThere = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    const isInside = parseFloat(outlineOffset) < 0;
    const ratio = isThere ? contrast(outlineColor, groundOf(isInside ? element : parentOf(element))) : 0;
    if (ratio < 3) complaints.add(`The outline of ${nameOf(element)} has a contrast of ${ratio.toFixed(1)}`);
  };

  if (what === 'focus') lookAtFocus();
  else look(document);
  return [...complaints];
}
