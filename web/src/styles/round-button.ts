import { css } from 'lit';

/** Round buttons over a picture, with a tooltip inside. */
export const roundButtonStyles = css`
  .round {
    position: relative;
    display: inline-grid;
    place-items: center;
    width: var(--round-size, 3.25rem);
    height: var(--round-size, 3.25rem);
    padding: 0;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--stage-high);
    color: var(--stage-ink);
    font: inherit;
    font-size: 1.0625rem;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    transition:
      background-color 120ms,
      transform 120ms;
  }

  .round:hover {
    background: color-mix(in srgb, var(--stage-high), white 12%);
  }

  .round:active {
    transform: scale(0.96);
  }

  .round[aria-busy='true'] {
    animation: busy 1.2s ease-in-out infinite alternate;
  }

  .round:focus-visible {
    outline-color: #a8c7fa;
    box-shadow: 0 0 0 2px var(--stage);
  }

  .tip {
    position: absolute;
    bottom: calc(100% + 0.625rem);
    left: 50%;
    z-index: 1;
    width: max-content;
    max-width: 20rem;
    padding: 0.25rem 0.625rem;
    border-radius: 0.5rem;
    background: #f6f4ee;
    color: #15201d;
    font-size: 0.8125rem;
    font-weight: 500;
    line-height: 1.4;
    opacity: 0;
    pointer-events: none;
    transform: translateX(-50%);
    visibility: hidden;
    transition: opacity 120ms;
  }

  .round:focus-visible .tip {
    opacity: 1;
    visibility: visible;
  }

  @media (hover: hover) {
    .round:hover .tip {
      opacity: 1;
      visibility: visible;
      transition-delay: 400ms;
    }
  }

  @keyframes busy {
    to {
      opacity: 0.55;
    }
  }

  @media (forced-colors: active) {
    .round {
      border-color: ButtonText;
    }

    /* Also of those that keep their own colours. */
    .round:focus-visible {
      outline-color: CanvasText;
      box-shadow: none;
    }
  }
`;
