import { css } from 'lit';

/** One column of cards. */
export const checkPageStyles = css`
  :host {
    box-sizing: border-box;
    display: block;
    min-height: 100vh;
    min-height: 100dvh;
    padding: var(--edge-top) var(--edge-right) var(--edge-bottom) var(--edge-left);
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    min-height: var(--target);
  }

  .brand {
    min-height: var(--target);
  }

  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    width: min(100%, 44rem);
    margin-inline: auto;
    padding-block: var(--space-5) var(--space-7);
  }

  .lead {
    color: var(--ink-soft);
    font-size: var(--text-l);
  }

  .start {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3) var(--space-4);
    margin-top: var(--space-2);
  }

  .summary {
    font-weight: 600;
  }

  .summary.trouble {
    color: var(--danger);
  }

  .note,
  .hint {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }

  section {
    padding: var(--space-4) var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--card);
  }

  h2 {
    font-size: var(--text-l);
    line-height: 1.3;
  }

  ul {
    margin: var(--space-2) 0 0;
    padding: 0;
    list-style: none;
  }

  li + li {
    border-top: 1px solid var(--line);
  }

  section ul:last-child li:last-child check-row {
    padding-bottom: 0;
  }

  device-view {
    padding-bottom: var(--space-1);
  }

  server-form {
    margin-top: var(--space-3);
  }

  server-form + ul {
    margin-top: var(--space-4);
    border-top: 1px solid var(--line);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }

  pre {
    margin: var(--space-3) 0 0;
    padding: var(--space-4);
    border-radius: var(--radius-m);
    background: var(--paper);
    font: 0.8125rem / 1.55 var(--mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  @media (max-width: 40rem) {
    :host {
      --edge-left: max(var(--space-4), env(safe-area-inset-left));
      --edge-right: max(var(--space-4), env(safe-area-inset-right));
    }

    section {
      padding: var(--space-4);
      border-radius: var(--radius-m);
    }

    .start .button {
      flex: 1 0 100%;
    }
  }
`;
