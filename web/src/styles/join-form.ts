import { css } from 'lit';

/** The form of a page from which one joins, and what call it is about. */
export const joinFormStyles = css`
  form {
    display: grid;
    gap: var(--space-4);
    margin-top: var(--space-2);
  }

  .name {
    display: grid;
    gap: var(--space-2);
  }

  .optional {
    color: var(--ink-soft);
    font-weight: 400;
  }

  .which,
  .hint {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }

  .which {
    overflow-wrap: anywhere;
  }

  .which b {
    color: var(--ink);
    font-family: var(--mono);
    font-weight: 500;
    user-select: all;
  }
`;
