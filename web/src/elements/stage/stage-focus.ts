/** Whether a dialog or a menu is open somewhere in a tree of elements. */
export function isDialogOpen(root: ParentNode): boolean {
  return [...root.querySelectorAll('*')].some(
    (element) =>
      element.matches('dialog[open], [role="menu"]') ||
      (element.shadowRoot !== null && isDialogOpen(element.shadowRoot)),
  );
}

/** Whether somebody has come to a control by keyboard, or by a screen reader, and is still there. */
export function holdsFocus(root: DocumentFragment | HTMLElement): boolean {
  let active = root instanceof ShadowRoot ? root.activeElement : null;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active !== null && !active.matches('h1') && active.matches(':focus-visible');
}
