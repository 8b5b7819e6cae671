import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { announce, ask } from '../parts/request.ts';

/**
 * Tells a person who speaks that they are muted: to be seen and heard, with the way to be heard.
 * @attr shown whether it is to be told now
 * @prop key the key that unmutes; null where keys are switched off
 */
export class MutedHint extends LitElement {
  static override properties = { shown: { type: Boolean, reflect: true }, key: { attribute: false } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        justify-items: center;
      }

      .hint {
        display: flex;
        pointer-events: auto;
        align-items: center;
        gap: var(--space-3);
        max-width: 100%;
        padding-block: var(--space-1);
        padding-inline: var(--space-4) var(--space-1);
        border-radius: 2rem;
        background: #f6f4ee;
        color: #15201d;
        font-weight: 600;
        box-shadow: 0 8px 28px rgb(0 0 0 / 45%);
      }

      .button {
        border-color: transparent;
        border-radius: 2rem;
        background: #15201d;
        color: #f6f4ee;
      }

      .button:hover {
        background: #2a3532;
      }

      kbd {
        padding: 0 0.375rem;
        border: 1px solid currentcolor;
        border-radius: 0.25rem;
        font: 500 var(--text-s) / 1.4 var(--mono);
      }

      @media (width <= 18rem) {
        .hint {
          flex-wrap: wrap;
          justify-content: center;
          padding: var(--space-2) var(--space-3);
          border-radius: var(--radius-l);
        }
      }

      @media (forced-colors: active) {
        .hint {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];

  declare shown: boolean;
  declare key: string | null;

  constructor() {
    super();
    this.shown = false;
    this.key = null;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('shown') && this.shown) announce(this, words().stage.speaksWhileMuted(this.key));
  }

  override render() {
    if (!this.shown) return nothing;
    const { stage } = words();
    return html`
      <div class="hint">
        ${icons.microphoneOff}
        <span>${stage.youAreMuted}</span>
        <button
          class="button small"
          type="button"
          @click=${() => ask(this, { type: 'microphone', on: true })}
        >
          ${stage.unmute} ${this.key === null ? nothing : html`<kbd aria-hidden="true">${this.key}</kbd>`}
        </button>
      </div>
    `;
  }
}

customElements.define('muted-hint', MutedHint);
