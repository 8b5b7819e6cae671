import { css } from 'lit';

/** The heights are those of `.recent-place` in landing.css, which makes room for the list before it is there. */
export const recentCallsStyles = css`
  :host {
    display: block;
    /* A long name must not widen the page. */
    min-width: 0;
  }

  h2 {
    display: flex;
    align-items: center;
    height: 2.75rem;
    font-size: var(--text-s);
    font-weight: 600;
  }

  h2:focus {
    outline: none;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
    border-top: 1px solid var(--line);
  }

  li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    height: 4.25rem;
    border-bottom: 1px solid var(--line);
  }

  .about {
    flex: 1;
    min-width: 0;
  }

  .who,
  .when {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .who span,
  .when {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }

  .who b {
    margin-inline-end: var(--space-1);
    font-weight: 600;
  }

  .id {
    font-family: var(--mono);
  }

  .button.small {
    flex: none;
    padding-inline: var(--space-3);
  }

  .button.forget {
    width: var(--target);
    padding: 0;
    border-color: transparent;
    background: transparent;
    color: var(--ink-soft);
  }

  .foot {
    display: flex;
    justify-content: space-between;
    height: 2.75rem;
  }

  .plain {
    min-height: var(--target);
    padding: 0;
    border: 0;
    background: none;
    color: var(--ink-soft);
    font: inherit;
    font-size: var(--text-s);
    text-decoration: underline;
    cursor: pointer;
  }

  .plain:hover {
    color: var(--ink);
  }

  .clear {
    margin-inline-start: auto;
  }

  .question {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-3);
    padding: var(--space-4);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-m);
    font-size: var(--text-s);
  }

  .question p {
    flex-basis: 100%;
  }

  .question .button {
    white-space: normal;
  }
`;
