import { css } from 'lit';

/** The stage is dark in both schemes, and everything on it stands over the picture. */
export const callStageStyles = css`
  :host {
    position: fixed;
    inset: 0;
    overflow: hidden;
    background: var(--stage);
    color: var(--stage-ink);
    --mark-size: min(7rem, 24vh);
    --tile-top: calc(max(var(--space-3), env(safe-area-inset-top)) + 3.25rem);
    --tile-right: max(var(--space-4), env(safe-area-inset-right));
    --above-controls: calc(max(var(--space-4), env(safe-area-inset-bottom)) + 4.5rem);
    /* Where what is said at the foot is clear of small pictures, too. */
    --above-pictures: var(--above-controls);
    --tile-bottom: var(--above-controls);
    --tile-left: max(var(--space-4), env(safe-area-inset-left));
  }

  main {
    position: absolute;
    inset: 0;
  }

  :focus-visible {
    outline-color: #a8c7fa;
  }

  .veil {
    position: absolute;
    inset: 0;
    background: rgb(11 16 15 / 55%);
    pointer-events: none;
  }

  .top {
    position: absolute;
    inset: 0 0 auto;
    padding: max(var(--space-3), env(safe-area-inset-top)) max(var(--space-3), env(safe-area-inset-right))
      var(--space-6) max(var(--space-4), env(safe-area-inset-left));
    background: linear-gradient(rgb(11 16 15 / 75%), transparent);
    pointer-events: none;
  }

  .top > * {
    pointer-events: auto;
  }

  .top,
  .bottom,
  .show-self {
    transition: opacity 200ms;
  }

  /* Out of sight, but a screen reader or the Tab key still finds them; then they come back. */
  .resting {
    cursor: none;
  }

  .resting .top,
  .resting .bottom,
  .resting .show-self {
    opacity: 0;
  }

  .resting .top > *,
  .resting .bottom > *,
  .resting .show-self,
  .waking .top > *,
  .waking .bottom > *,
  .waking .show-self {
    pointer-events: none;
  }

  muted-hint {
    position: absolute;
    right: var(--space-4);
    bottom: var(--above-pictures);
    left: var(--space-4);
    z-index: 2;
    pointer-events: none;
  }

  .silenced {
    position: absolute;
    inset: auto 0 calc(var(--above-pictures) + var(--space-5));
    z-index: 1;
    display: grid;
    place-items: center;
    padding-inline: var(--space-4);
    pointer-events: none;
  }

  .silenced .button {
    max-width: 100%;
    pointer-events: auto;
    white-space: normal;
    box-shadow: 0 8px 28px rgb(0 0 0 / 45%);
  }

  self-view {
    position: absolute;
    inset: 0;
  }

  .show-self {
    position: absolute;
    z-index: 1;
  }

  .show-self[data-corner^='top'] {
    top: var(--tile-top);
  }

  .show-self[data-corner^='bottom'] {
    bottom: var(--tile-bottom);
  }

  .show-self[data-corner$='left'] {
    left: var(--tile-left);
  }

  .show-self[data-corner$='right'] {
    right: var(--tile-right);
  }

  .bottom {
    pointer-events: none;
    position: absolute;
    inset: auto 0 0;
    padding: var(--space-6) var(--space-4) max(var(--space-4), env(safe-area-inset-bottom));
    background: linear-gradient(transparent, rgb(11 16 15 / 80%));
  }

  .bottom > * {
    pointer-events: auto;
  }

  sharing-bar {
    position: absolute;
    z-index: 2;
    top: calc(max(var(--space-3), env(safe-area-inset-top)) + 3.25rem);
    left: 50%;
    width: max-content;
    max-width: calc(100% - 2rem);
    transform: translateX(-50%);
  }

  /* Padded, so that the shadows of what is in it aren't cut off. */
  .notices {
    position: absolute;
    z-index: 2;
    top: calc(max(var(--space-3), env(safe-area-inset-top)) + 2.75rem);
    right: env(safe-area-inset-right);
    width: min(26rem, 100%);
    max-height: calc(100% - var(--tile-top) - var(--above-controls));
    padding: var(--space-2) var(--space-4) 0;
    overflow-y: auto;
    pointer-events: none;
  }

  .notices > * {
    pointer-events: auto;
  }

  /* On a wide screen they leave a picture in their corner alone. */
  @media (min-width: 56rem) {
    .notices.left {
      right: auto;
      left: env(safe-area-inset-left);
    }
  }

  @media (max-height: 32rem) {
    .notices {
      width: min(24rem, 100%);
    }
  }

  .notes {
    position: relative;
  }

  .notes .button {
    position: absolute;
    top: 0.25rem;
    inset-inline-end: 0.25rem;
    min-height: var(--target);
    width: var(--target);
    padding: 0;
    border-color: transparent;
    background: transparent;
    color: var(--on-warm);
  }

  @media (max-width: 22.5rem) {
    .bottom {
      padding-inline: var(--space-2);
    }
  }

  @media (max-width: 40rem) and (min-height: 30rem) {
    :host {
      --above-pictures: calc(var(--above-controls) + 10rem);
    }
  }

  /* A phone whose owner reads at 200 %: the controls are in two rows. */
  @media (max-width: 18rem) {
    .notices {
      padding-inline: var(--space-2);
    }

    :host {
      --above-pictures: calc(var(--above-controls) + 6.5rem);
      --tile-right: max(var(--space-2), env(safe-area-inset-right));
      --tile-left: max(var(--space-2), env(safe-area-inset-left));
      --above-controls: calc(max(var(--space-4), env(safe-area-inset-bottom)) + 7.25rem);
    }
  }

  /* Where the controls in the middle leave the corners free. */
  @media (min-width: 64rem), (min-width: 46rem) and (max-height: 32rem) {
    :host {
      --tile-bottom: max(var(--space-5), env(safe-area-inset-bottom));
    }
  }
`;
