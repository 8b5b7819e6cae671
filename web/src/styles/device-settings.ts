import { css } from 'lit';

/** The devices in their sheet. */
export const deviceSettingsStyles = css`
  .sections {
    display: grid;
    gap: var(--space-4);
  }

  section {
    display: grid;
    gap: var(--space-2);
    min-width: 0;
  }

  section + section {
    padding-top: var(--space-4);
    border-top: 1px solid var(--line);
  }

  self-view {
    width: 100%;
    aspect-ratio: 16 / 9;
    max-height: 24dvh;
    border-radius: var(--radius-m);
    margin-bottom: var(--space-2);
    --mark-size: 3.5rem;
  }

  .quiet {
    font-size: var(--text-s);
  }

  .row {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
  }
`;
