import { css } from 'lit';

/** A switch with its words beside it, and what it does below them. */
export const switchRowStyles = css`
  label {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: var(--space-3);
    min-height: var(--target);
    font-size: var(--text-m);
    font-weight: 500;
    cursor: pointer;
  }

  input {
    width: 1.25rem;
    height: 1.25rem;
    margin: 0;
    accent-color: var(--accent);
    cursor: inherit;
  }

  .help {
    display: block;
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 400;
    line-height: 1.35;
  }
`;
