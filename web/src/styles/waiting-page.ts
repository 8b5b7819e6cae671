import { css } from 'lit';

/** Alone in the call; laid over panelPageStyles. */
export const waitingPageStyles = css`
  .card {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--card);
    box-shadow: var(--shadow);
  }

  .call-id {
    font-family: var(--mono);
    font-size: clamp(1.75rem, 1.1rem + 3.4vw, 2.375rem);
    font-weight: 600;
    letter-spacing: -0.02em;
    line-height: 1.2;
    white-space: nowrap;
    user-select: all;
  }

  @media (width <= 20rem) {
    .card {
      padding: var(--space-4);
    }

    .call-id {
      white-space: normal;
    }
  }

  .call-id.small {
    font-size: var(--text-m);
    font-weight: 500;
    letter-spacing: 0;
  }

  .room {
    font-size: clamp(1.5rem, 1.1rem + 2.4vw, 2.125rem);
    font-weight: 650;
    letter-spacing: -0.02em;
    line-height: 1.2;
    overflow-wrap: anywhere;
    user-select: all;
  }

  .room.long {
    font-size: var(--text-l);
    letter-spacing: 0;
  }

  .copies {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }

  .copies > * {
    flex: 1 1 min(100%, 8rem);
    min-width: 0;
  }

  .qr {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-4);
    padding-top: var(--space-4);
    border-top: 1px solid var(--line);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }

  .means {
    display: grid;
    flex: 1 1 8rem;
    gap: var(--space-2);
    min-width: 0;
  }

  qr-code {
    flex: none;
    width: 8.5rem;
    max-width: 100%;
    border: 1px solid var(--line);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }

  /* Where they need two rows, each is filled. */
  .actions .button {
    flex: 1 1 auto;
    padding-inline: 0.75rem;
  }

  /* Not there yet, but it has its place, so that nothing moves when it comes. */
  .yet {
    visibility: hidden;
  }

  .count {
    min-width: 1.375rem;
    padding: 0.0625rem 0.375rem;
    border-radius: 1rem;
    background: var(--warm);
    color: var(--on-warm);
    font-size: 0.8125rem;
    font-weight: 800;
    line-height: 1.25rem;
  }

  .knocked-at {
    padding-bottom: 12rem;
  }

  /* Never in the flow: what somebody is about to click shall not move. At the foot of a narrow page. */
  knock-notice {
    position: fixed;
    z-index: 2;
    inset-inline: 0;
    bottom: env(safe-area-inset-bottom);
    width: min(24rem, calc(100% - 2rem));
    margin-inline: auto;
  }

  @media (width < 40rem), (width < 56rem) and (height > 32rem) {
    .panel {
      order: -1;
    }
  }

  /* Two columns: over one's own picture, below the header. */
  @media (width >= 56rem), (width >= 40rem) and (height <= 32rem) {
    .knocked-at {
      padding-bottom: var(--space-4);
    }

    knock-notice {
      inset-block: calc(var(--edge-top) + var(--target) + var(--space-2)) auto;
      inset-inline: max(var(--edge-left), 5vw) auto;
      width: min(24rem, 38%);
      margin: 0;
    }
  }
`;
