declare global {
  interface Window {
    /** What moved, or faded, since it is watched. */
    motions?: Set<string>;
  }
}

/**
 * Runs in the page: from now on notes each animation and transition that takes time, wherever it is, at each
 * frame. Meters are left out: a level is what it shows by moving.
 */
export function watchMotions(): void {
  // What a change may still take.
  const AT_ONCE_MS = 20;
  if (window.motions !== undefined) return;
  const motions = new Set<string>();
  window.motions = motions;
  const look = (root: Document | ShadowRoot): void => {
    for (const animation of root.getAnimations()) {
      const { effect, playState } = animation;
      if (!(effect instanceof KeyframeEffect) || playState !== 'running') continue;
      const { target } = effect;
      const ms = Number(effect.getComputedTiming().activeDuration);
      if (target === null || ms <= AT_ONCE_MS || target.closest('[role=meter]') !== null) continue;
      const what = effect.getKeyframes().flatMap((frame) => Object.keys(frame));
      const properties = [...new Set(what)].filter((key) => !/^(offset|easing|composite|computed)/.test(key));
      const name = [target.localName, ...target.classList].join('.');
      motions.add(`${name}: ${properties.join(', ')} for ${ms} ms`);
    }
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) look(element.shadowRoot);
  };
  const each = (): void => {
    look(document);
    requestAnimationFrame(each);
  };
  each();
}
