import { css } from 'lit';

/** A picture of the stage: over all of it, or in a corner. */
export const stageTileStyles = css`
  :host {
    position: absolute;
    display: block;
    color: var(--stage-ink);
  }

  :host([large]) {
    inset: 0;
  }

  :host(:not([large])) {
    z-index: 1;
    width: clamp(8.5rem, 17vw, 15rem);
    aspect-ratio: 4 / 3;
    cursor: grab;
    touch-action: none;
    user-select: none;
    -webkit-touch-callout: none;
    --mark-size: clamp(2.75rem, 6vw, 4.5rem);
  }

  :host([shape='tall']:not([large])) {
    width: clamp(7rem, 12vw, 11rem);
    aspect-ratio: 3 / 4;
  }

  /* Until the picture has told its shape: cameras of phones turn with them. */
  @media (orientation: portrait) and (max-width: 40rem) {
    :host(:not([large], [shape])) {
      width: 7rem;
      aspect-ratio: 3 / 4;
    }
  }

  /* Two of them fit beside each other on a phone whose owner reads at 200 %. */
  @media (width <= 18rem) {
    :host(:not([large])) {
      width: 5.5rem;
      --mark-size: 2rem;
    }

    :host([shape='tall']:not([large])),
    :host(:not([large], [shape])) {
      width: 4.5rem;
    }
  }

  :host(:not([large]):active) {
    cursor: grabbing;
  }

  :host([corner^='top']:not([large])) {
    top: var(--tile-top, var(--space-4));
  }

  :host([corner^='bottom']:not([large])) {
    bottom: var(--tile-bottom, var(--space-4));
  }

  :host([corner$='left']:not([large])) {
    left: var(--tile-left, var(--space-4));
  }

  :host([corner$='right']:not([large])) {
    right: var(--tile-right, var(--space-4));
  }

  .picture {
    position: absolute;
    inset: 0;
    overflow: hidden;
  }

  :host(:not([large])) .picture {
    border: 1px solid rgb(255 255 255 / 16%);
    border-radius: var(--radius-m);
    box-shadow: 0 8px 28px rgb(0 0 0 / 45%);
  }

  /* Who speaks: a frame, which is there or isn't, whatever the colours. */
  .ring {
    position: absolute;
    inset: 0;
    border: 0.1875rem solid var(--speaking);
    border-radius: inherit;
    opacity: 0;
    pointer-events: none;
    transition: opacity 160ms;
  }

  :host(:not([large])) .ring {
    inset: -0.1875rem;
    border-radius: calc(var(--radius-m) + 0.125rem);
  }

  :host([speaking]) .ring {
    opacity: 1;
  }

  .badges {
    position: absolute;
    bottom: 0.375rem;
    left: 0.375rem;
    display: flex;
    gap: 0.25rem;
    pointer-events: none;
  }

  .badge {
    display: grid;
    place-items: center;
    width: 1.5rem;
    height: 1.5rem;
    border-radius: 50%;
    background: var(--stage-veil);
    font-size: 0.75rem;
  }

  .badge.voice {
    color: var(--speaking);
  }

  .tools {
    position: absolute;
    inset: 0 0 auto;
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    border-radius: var(--radius-m) var(--radius-m) 0 0;
    background: linear-gradient(rgb(11 16 15 / 72%), rgb(11 16 15 / 45%) 60%, transparent);
    opacity: 0;
    pointer-events: none;
    transition: opacity 120ms;
  }

  :host([large]) .tools,
  :host([large]) .badges {
    display: none;
  }

  @media (width <= 18rem) {
    .tools {
      inset: auto 0 0;
    }
  }

  .tools:focus-within,
  .tools.open {
    opacity: 1;
    pointer-events: auto;
  }

  @media (hover: hover) {
    :host(:hover:not([quiet])) .tools {
      opacity: 1;
      pointer-events: auto;
    }
  }

  .tool {
    display: grid;
    place-items: center;
    width: var(--target);
    height: var(--target);
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
    cursor: pointer;
    filter: drop-shadow(0 1px 2px rgb(0 0 0 / 80%));
  }

  .tool:hover {
    background: rgb(255 255 255 / 16%);
  }

  .tool:focus-visible {
    outline-color: #a8c7fa;
    outline-offset: -3px;
  }

  .tip {
    position: absolute;
    z-index: 1;
    width: max-content;
    max-width: min(15rem, 60vw);
    padding: 0.25rem 0.625rem;
    border-radius: 0.5rem;
    background: #f6f4ee;
    color: #15201d;
    font-size: 0.8125rem;
    font-weight: 500;
    line-height: 1.4;
    pointer-events: none;
    visibility: hidden;
  }

  :host([corner^='top']) .tip {
    top: calc(100% + 0.5rem);
  }

  :host([corner^='bottom']) .tip {
    bottom: calc(100% + 0.5rem);
  }

  :host([corner$='left']) .tip {
    left: 0;
  }

  :host([corner$='right']) .tip {
    right: 0;
  }

  .tools:has(.tool:focus-visible) ~ .tip {
    visibility: visible;
  }

  @media (hover: hover) {
    .tools:has(.tool:hover) ~ .tip {
      visibility: visible;
      transition: visibility 0s 400ms;
    }
  }

  @media (forced-colors: active) {
    .ring {
      border-color: Highlight;
      forced-color-adjust: none;
    }

    .tool {
      border: 1px solid ButtonText;
      background: ButtonFace;
    }

    .badge {
      background: Canvas;
    }
  }
`;
