import { css, html, LitElement, nothing } from 'lit';
import { sharedStyles } from '../../styles/shared.ts';
import { connectionWords } from '../../text/stage.ts';
import { words } from '../../words/words.ts';
import { ask } from '../parts/request.ts';
import { NO_CALL, type StageState } from './stage-state.ts';

/**
 * What is said over the picture while there is no connection, and the way to try again where it is lost.
 * @prop call the call
 */
export class ConnectionPill extends LitElement {
  static override properties = { call: { attribute: false } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: contents;
      }

      .pill {
        position: absolute;
        top: 50%;
        left: 50%;
        /* Over one's own picture, where there is little room. */
        z-index: 2;
        display: flex;
        align-items: center;
        gap: var(--space-3);
        width: max-content;
        max-width: calc(100% - 2rem);
        margin-top: calc(var(--mark-size) / 2 + 2.75rem);
        padding: var(--space-3) var(--space-5);
        /* To be seen where colours are forced. */
        border: 1px solid transparent;
        border-radius: 2rem;
        background: var(--stage-high);
        font-weight: 500;
        transform: translate(-50%, -50%);
      }

      .pill.lost {
        flex-direction: column;
        width: min(24rem, calc(100% - 2rem));
        padding: var(--space-4) var(--space-5);
        border-radius: var(--radius-l);
        text-align: center;
      }

      /* Clear of the controls where there is little room. */
      @media (height <= 32rem) {
        .pill.lost {
          top: calc(50% - 1.5rem);
          margin-top: 0;
        }
      }

      /* Where one's own picture comes as high as that: below the name. */
      @media (width <= 30rem) and (height <= 36rem) {
        .pill:not(.lost) {
          top: calc(var(--tile-top) + 1.75rem);
          margin-top: 0;
        }
      }

      @media (width <= 18rem) {
        .pill {
          gap: var(--space-2);
          max-width: calc(100% - 1rem);
          padding: var(--space-2) var(--space-3);
          font-size: var(--text-s);
        }
      }

      .spinner {
        flex: none;
        width: 1.125rem;
        height: 1.125rem;
        border: 2px solid currentcolor;
        border-right-color: transparent;
        border-radius: 50%;
        animation: turn 1s linear infinite;
      }

      @keyframes turn {
        to {
          transform: rotate(1turn);
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .spinner {
          border-right-color: currentcolor;
          opacity: 0.6;
        }
      }
    `,
  ];

  declare call: StageState;

  constructor() {
    super();
    this.call = NO_CALL;
  }

  override render() {
    const { call } = this;
    if (call.phase === 'connected') return nothing;
    const said = connectionWords(call);
    if (call.phase === 'connecting' || !call.lost) {
      return html`<p class="pill"><span class="spinner"></span>${said}</p>`;
    }
    return html`
      <div class="pill lost">
        <p>${said}</p>
        <button class="button small" type="button" @click=${() => ask(this, { type: 'join-again' })}>
          ${words().common.tryAgain}
        </button>
      </div>
    `;
  }
}

customElements.define('connection-pill', ConnectionPill);
