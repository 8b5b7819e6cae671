import { css } from 'lit';

/** The views around a call, inside pageFrameStyles: two columns that become one on a phone. */
export const panelPageStyles = css`
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-5);
    width: min(100%, 30rem);
    margin-inline: auto;
    padding-block: var(--space-3) var(--space-4);
  }

  device-preview {
    --preview-height: 36dvh;
  }

  .panel {
    display: grid;
    align-content: start;
    gap: var(--space-4);
    min-width: 0;
  }

  .status {
    display: flex;
    align-items: baseline;
    gap: var(--space-3);
    color: var(--ink-soft);
    font-size: var(--text-l);
  }

  .status::before {
    content: '';
    flex: none;
    width: 0.625rem;
    height: 0.625rem;
    border-radius: 50%;
    background: var(--line-strong);
  }

  .status.here {
    color: var(--ink);
  }

  .status.here::before {
    background: var(--accent);
  }

  .status.busy::before {
    animation: breathe 1.4s ease-in-out infinite alternate;
  }

  @keyframes breathe {
    to {
      opacity: 0.25;
    }
  }

  /* Wide, or a phone on its side. */
  @media (min-width: 56rem), (min-width: 40rem) and (max-height: 32rem) {
    :host {
      padding-inline: max(var(--edge-left), 5vw) max(var(--edge-right), 5vw);
    }

    main {
      grid-template-columns: minmax(14rem, 35rem) minmax(16rem, 26rem);
      align-content: center;
      align-items: center;
      gap: clamp(2.5rem, 6vw, 6rem);
      width: auto;
      margin-inline: 0;
      justify-content: center;
    }

    device-preview {
      --preview-height: 70dvh;
    }
  }

  @media (forced-colors: active) {
    .status::before {
      forced-color-adjust: none;
    }
  }
`;
