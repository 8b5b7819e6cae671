import { css, html, LitElement } from 'lit';
import { sharedStyles } from '../../styles/shared.ts';
import type { SureWords } from '../../text/host.ts';
import { words } from '../../words/words.ts';

/**
 * A button that says what comes of it before it is done.
 * @prop words the button, the question and the button that does it
 * @prop danger whether it takes something away
 * @prop busy whether it is on its way
 * @fires sure it shall be done
 */
export class SureButton extends LitElement {
  static override properties = {
    words: { attribute: false },
    danger: { type: Boolean },
    busy: { type: Boolean },
    _asking: { state: true },
  };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      .button {
        width: 100%;
        min-height: 3rem;
        padding-block: var(--space-2);
        line-height: 1.3;
        white-space: normal;
      }

      .question {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-4);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-m);
        font-size: var(--text-s);
      }

      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }

      .ways .button {
        flex: 1 1 8rem;
        width: auto;
        min-height: var(--target);
        min-width: 0;
        overflow-wrap: anywhere;
      }

      p {
        overflow-wrap: anywhere;
      }

      .button.sure-danger {
        border-color: transparent;
        background: var(--danger);
        color: var(--on-danger);
      }
    `,
  ];

  declare words: SureWords;
  declare danger: boolean;
  declare busy: boolean;
  declare private _asking: boolean;

  constructor() {
    super();
    this.words = { label: '', question: '', sure: '' };
    this.danger = false;
    this.busy = false;
    this._asking = false;
  }

  /** Takes the question back. */
  reset(): void {
    this._asking = false;
  }

  override render() {
    const { label, question, sure } = this.words;
    if (!this._asking) {
      return html`
        <button
          class="button ${this.danger ? 'danger' : ''}"
          type="button"
          aria-disabled=${this.busy}
          aria-busy=${this.busy}
          @click=${() => this.#ask()}
        >
          ${label}
        </button>
      `;
    }
    return html`
      <div class="question" role="group" aria-labelledby="question">
        <p id="question">${question}</p>
        <div class="ways">
          <button class="button small cancel" type="button" @click=${() => this.#answer(false)}>
            ${words().common.cancel}
          </button>
          <button
            class="button small ${this.danger ? 'sure-danger' : 'primary'}"
            type="button"
            @click=${() => this.#answer(true)}
          >
            ${sure}
          </button>
        </div>
      </div>
    `;
  }

  #ask(): void {
    if (this.busy) return;
    this._asking = true;
    void this.#focus('.cancel');
  }

  #answer(yes: boolean): void {
    this._asking = false;
    if (yes) this.dispatchEvent(new Event('sure'));
    void this.#focus('.button');
  }

  /** What had the focus is gone. */
  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

customElements.define('sure-button', SureButton);
