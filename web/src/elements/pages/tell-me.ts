import { css, html, LitElement, nothing } from 'lit';
import { browserNotices } from '../../page/notices.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { tellMeWords } from '../../text/arrival.ts';
import { icons } from '../parts/icons.ts';

/**
 * Lets the person agree to be notified while they wait; the browser asks them only after the click.
 * @attr before-door whether they wait to be let in
 */
export class TellMe extends LitElement {
  static override properties = {
    beforeDoor: { type: Boolean, attribute: 'before-door' },
    _asking: { state: true },
  };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        justify-items: start;
        gap: var(--space-2);
      }

      .button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--on-accent-soft);
      }

      p {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
    `,
  ];

  declare beforeDoor: boolean;
  declare private _asking: boolean;
  readonly #notices = browserNotices();

  constructor() {
    super();
    this.beforeDoor = false;
    this._asking = false;
  }

  override render() {
    const { state } = this.#notices;
    const { button, text } = tellMeWords(state, this.beforeDoor);
    return html`
      ${
        button === ''
          ? nothing
          : html`<button
              class="button small"
              type="button"
              aria-pressed=${state === 'on'}
              aria-disabled=${this._asking}
              @click=${this.#click}
            >
              ${icons.bell} ${button}
            </button>`
      }
      <p role="status" ?hidden=${text === ''}>${text}</p>
    `;
  }

  async #click(): Promise<void> {
    if (this._asking) return;
    if (this.#notices.state === 'on') {
      this.#notices.takeBack();
      return this.requestUpdate();
    }
    this._asking = true;
    try {
      await this.#notices.agree();
    } finally {
      this._asking = false;
    }
  }
}

customElements.define('tell-me', TellMe);
