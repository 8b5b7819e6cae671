import { css } from 'lit';

/** The host's panel: sections below each other, each with a small heading. */
export const hostPanelStyles = css`
  .sections {
    display: grid;
    gap: var(--space-5);
  }

  section {
    display: grid;
    gap: var(--space-3);
    min-width: 0;
  }

  section + section {
    padding-top: var(--space-5);
    border-top: 1px solid var(--line);
  }

  h3 {
    margin: 0;
    overflow-wrap: anywhere;
    font-size: var(--text-m);
    font-weight: 650;
    line-height: 1.3;
  }

  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }

  .pair .button {
    flex: 1 1 9rem;
  }

  fieldset {
    display: grid;
    gap: var(--space-1);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    margin-bottom: var(--space-2);
    font-weight: 650;
    line-height: 1.3;
  }

  .choice {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 0 var(--space-3);
    min-height: var(--target);
    padding-block: 0.25rem;
    font-size: var(--text-m);
    font-weight: 500;
    cursor: pointer;
  }

  .choice input {
    width: 1.25rem;
    height: 1.25rem;
    margin: 0;
    accent-color: var(--accent);
    cursor: inherit;
  }

  .choice .help {
    display: block;
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 400;
    line-height: 1.35;
  }

  [aria-busy='true'] {
    cursor: progress;
    opacity: 0.65;
  }

  [aria-busy='true'] .choice,
  .choice[aria-busy='true'] {
    cursor: progress;
  }

  .trouble {
    display: block;
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--warm);
    color: var(--on-warm);
    font-size: var(--text-s);
  }

  .trouble strong {
    display: block;
  }
`;
