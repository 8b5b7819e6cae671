import { css, html, LitElement } from 'lit';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import { icons } from './icons.ts';
import { announce } from './request.ts';

const SHOWN_MS = 2500;

/**
 * Copies a text, and says so to eye and ear.
 * @prop text what is copied
 * @prop label the button's name, e.g. "Copy link"
 * @prop face what the button shows in place of its name, e.g. the ID itself
 * @prop note said after "Copied.", e.g. that the call is still being saved
 */
export class CopyButton extends LitElement {
  static override properties = {
    text: {},
    label: {},
    face: {},
    note: {},
    icon: {},
    _outcome: { state: true },
  };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: inline-flex;
      }

      button {
        flex: 1;
      }

      /* Both faces lie in one cell, so that the button keeps its size. */
      .faces {
        display: grid;
      }

      .faces > span {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: var(--space-2);
        grid-area: 1 / 1;
      }

      .away {
        visibility: hidden;
      }

      :host([stage]) .button {
        padding-inline: var(--space-3);
        border-color: transparent;
        background: var(--stage-veil);
        color: var(--stage-ink);
        font-family: var(--mono);
        font-weight: 500;
      }

      :host([stage]) .button:hover {
        background: var(--stage-high);
      }

      /* A phone whose owner reads at 200 %: the icon says it alone. */
      @media (width <= 18rem) {
        :host([stage]) .faces > span {
          font-size: 0;
        }

        :host([stage]) .icon {
          width: 1.25rem;
          height: 1.25rem;
        }
      }
    `,
  ];

  declare text: string;
  declare label: string;
  declare face: string;
  declare note: string;
  declare icon: 'copy' | 'link';
  declare private _outcome: 'none' | 'copied' | 'refused';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.face = '';
    this.note = '';
    this.icon = 'copy';
    this._outcome = 'none';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const idle = this._outcome === 'none';
    const { common } = words();
    const refused = this._outcome === 'refused';
    return html`
      <button class="button small" type="button" @click=${this.#copy}>
        <span class="faces">
          <span class=${idle ? '' : 'away'}>
            ${icons[this.icon]}
            ${
              this.face === ''
                ? this.label
                : html`<span aria-hidden="true">${this.face}</span
                    ><span class="only-heard">${this.label}</span>`
            }
          </span>
          <span class=${idle ? 'away' : ''}>
            ${refused ? icons.warning : icons.check} ${refused ? common.notCopied : common.copied}
          </span>
        </span>
      </button>
    `;
  }

  async #copy(): Promise<void> {
    const outcome = await copied(this.text);
    this._outcome = outcome ? 'copied' : 'refused';
    const { common } = words();
    announce(this, outcome ? common.copiedAnd(this.note).trim() : common.copyRefused);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this._outcome = 'none';
    }, SHOWN_MS);
  }
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

customElements.define('copy-button', CopyButton);
