import { css } from 'lit';

/** A notice: an icon, a bold line, text below it and one button. */
export const noteStyles = css`
  .note {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-1) var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }

  .icon {
    width: 1.375rem;
    height: 1.375rem;
  }

  strong {
    font-size: var(--text-m);
  }

  p,
  .button {
    grid-column: 2;
  }

  .button {
    justify-self: start;
    margin-top: var(--space-2);
  }
`;
