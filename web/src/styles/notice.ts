import { css } from 'lit';

/** A card that lies over a page or a picture: a heading with an icon and a way to close it, and what is below. */
export const noticeStyles = css`
  :host {
    display: block;
  }

  .notice {
    margin-bottom: var(--space-3);
    padding: var(--space-1) var(--space-4) var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--card);
    color: var(--ink);
    box-shadow: 0 8px 28px rgb(0 0 0 / 35%);
    text-align: start;
    text-shadow: none;
  }

  .head {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--target);
  }

  .head > .icon {
    color: var(--accent);
  }

  h2 {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
    font-size: var(--text-m);
    font-weight: 600;
    line-height: 1.3;
  }

  .close {
    flex: none;
    width: var(--target);
    min-height: var(--target);
    margin-inline-end: -0.625rem;
    padding: 0;
    border-color: transparent;
    background: transparent;
  }

  @media (width <= 18rem) {
    .notice {
      padding-inline: var(--space-3);
    }
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
`;

/** What is said below the heading. */
export const noticeTextStyles = css`
  p {
    padding-bottom: var(--space-1);
    font-size: var(--text-s);
  }
`;
