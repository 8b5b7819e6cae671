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
  }

  .top {
    position: absolute;
    inset: 0 0 auto;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    padding: max(var(--space-3), env(safe-area-inset-top)) max(var(--space-3), env(safe-area-inset-right))
      var(--space-6) max(var(--space-4), env(safe-area-inset-left));
    background: linear-gradient(rgb(11 16 15 / 75%), transparent);
    pointer-events: none;
  }

  .top > * {
    pointer-events: auto;
  }

  .who {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-width: 0;
    text-shadow: 0 1px 3px rgb(0 0 0 / 80%);
  }

  .other {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .muted {
    display: inline-grid;
    filter: drop-shadow(0 1px 2px rgb(0 0 0 / 70%));
  }

  copy-button {
    flex: none;
  }

  .pill {
    position: absolute;
    top: 50%;
    left: 50%;
    display: flex;
    align-items: center;
    gap: var(--space-3);
    width: max-content;
    max-width: calc(100% - 2rem);
    margin-top: calc(var(--mark-size) / 2 + 2.75rem);
    padding: var(--space-3) var(--space-5);
    border-radius: 2rem;
    background: var(--stage-high);
    font-weight: 500;
    transform: translate(-50%, -50%);
  }

  .pill.lost {
    flex-direction: column;
    width: min(24rem, calc(100% - 2rem));
    padding: var(--space-4) var(--space-5);
    border-radius: var(--radius-l);
    text-align: center;
  }

  .spinner {
    flex: none;
    width: 1.125rem;
    height: 1.125rem;
    border: 2px solid currentcolor;
    border-right-color: transparent;
    border-radius: 50%;
    animation: turn 1s linear infinite;
  }

  self-view {
    position: absolute;
    z-index: 1;
    right: max(var(--space-4), env(safe-area-inset-right));
    bottom: calc(max(var(--space-4), env(safe-area-inset-bottom)) + 4.5rem);
    width: clamp(7rem, 17vw, 15rem);
    border: 1px solid rgb(255 255 255 / 16%);
    border-radius: var(--radius-m);
    aspect-ratio: 4 / 3;
    box-shadow: 0 8px 28px rgb(0 0 0 / 45%);
    --mark-size: clamp(2.75rem, 6vw, 4.5rem);
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

  /* Padded, so that the shadows of what is in it aren't cut off. */
  .notices {
    position: absolute;
    z-index: 2;
    top: calc(max(var(--space-3), env(safe-area-inset-top)) + 2.75rem);
    right: env(safe-area-inset-right);
    width: min(26rem, 100%);
    max-height: calc(100% - 9rem);
    padding: var(--space-2) var(--space-4) 0;
    overflow-y: auto;
    pointer-events: none;
  }

  .notices > * {
    pointer-events: auto;
  }

  @media (max-height: 32rem) {
    .notices {
      width: min(22rem, 100%);
    }
  }

  .notes {
    position: relative;
  }

  .notes .button {
    position: absolute;
    top: 0.25rem;
    right: 0.25rem;
    min-height: var(--target);
    width: var(--target);
    padding: 0;
    border-color: transparent;
    background: transparent;
    color: var(--on-warm);
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  @media (orientation: portrait) and (max-width: 40rem) {
    self-view {
      aspect-ratio: 3 / 4;
    }
  }

  /* Where the controls in the middle leave the corner free. */
  @media (min-width: 64rem), (min-width: 40rem) and (max-height: 32rem) {
    self-view {
      bottom: max(var(--space-5), env(safe-area-inset-bottom));
      right: max(var(--space-5), env(safe-area-inset-right));
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      border-right-color: currentcolor;
      opacity: 0.6;
    }
  }
`;
