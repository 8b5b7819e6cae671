import { css } from 'lit';

/** A whole page: a header and what is below it, clear of the screen's edges. */
export const pageFrameStyles = css`
  :host {
    box-sizing: border-box;
    display: grid;
    grid-template-rows: auto 1fr;
    min-height: 100vh;
    min-height: 100dvh;
    padding: var(--edge-top) var(--edge-right) var(--edge-bottom) var(--edge-left);
  }
`;
