import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { roundButtonStyles } from '../../styles/round-button.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';

export interface MenuItem {
  readonly icon: TemplateResult;
  readonly label: string;
  /** The key that does the same; absent where there is none, or keys are switched off. */
  readonly key?: string;
  readonly does: () => void;
}

/**
 * What is seldom needed, behind a button: a menu as of the ARIA Authoring Practices, "Menu Button".
 * @prop items what is in it
 */
export class MoreMenu extends LitElement {
  static override properties = { items: { attribute: false }, _open: { state: true } };

  static override styles = [
    sharedStyles,
    roundButtonStyles,
    css`
      :host {
        position: relative;
        display: inline-block;
      }

      .round {
        background: transparent;
      }

      .round[aria-expanded='true'] {
        background: var(--stage-high);
      }

      .tip {
        inset-inline: auto 0;
        transform: none;
      }

      [role='menu'] {
        position: absolute;
        inset-inline-end: 0;
        bottom: calc(100% + 0.625rem);
        z-index: 2;
        display: grid;
        width: max-content;
        max-width: calc(100vw - 2rem);
        max-height: calc(100dvh - 6.5rem);
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: var(--space-2);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--card);
        box-shadow: 0 8px 28px rgb(0 0 0 / 45%);
      }

      [role='menuitem'] {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: 3rem;
        padding-block: 0;
        padding-inline: var(--space-3) var(--space-4);
        border: 0;
        border-radius: var(--radius-s);
        background: transparent;
        color: var(--ink);
        font: inherit;
        font-weight: 500;
        text-align: start;
        cursor: pointer;
      }

      .label {
        flex: 1;
      }

      kbd {
        margin-inline-start: var(--space-4);
        color: var(--ink-soft);
        font: 500 var(--text-s) / 1.5 var(--mono);
      }

      [role='menuitem']:hover,
      [role='menuitem']:focus-visible {
        background: color-mix(in srgb, var(--card), var(--ink) 8%);
      }

      [role='menuitem']:focus-visible {
        outline-color: var(--focus);
        outline-offset: -3px;
      }

      /* A phone whose owner reads at 200 %: as wide as the stage, above all that it stands with. */
      @media (width <= 20rem) {
        :host {
          position: static;
        }

        [role='menu'] {
          inset-inline: var(--space-2);
          bottom: calc(100% - var(--space-5));
          width: auto;
          max-width: none;
          max-height: calc(100dvh - 10rem);
        }

        [role='menuitem'] {
          line-height: 1.25;
        }

        kbd {
          display: none;
        }
      }

      @media (forced-colors: active) {
        .round {
          background: ButtonFace;
        }
      }
    `,
  ];

  declare items: readonly MenuItem[];
  declare private _open: boolean;

  constructor() {
    super();
    this.items = [];
    this._open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pointerdown', this.#pressedElsewhere);
    this.addEventListener('focusout', this.#focusLeft);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.#pressedElsewhere);
    this.removeEventListener('focusout', this.#focusLeft);
    this._open = false;
  }

  override render() {
    return html`
      <button
        id="button"
        class="round"
        type="button"
        aria-label=${words().controls.more}
        aria-haspopup="menu"
        aria-expanded=${this._open}
        @click=${() => (this._open ? this.#close() : this.#show(0))}
        @keydown=${this.#buttonKey}
      >
        ${icons.more}
        ${this._open ? '' : html`<span class="tip" aria-hidden="true">${words().controls.more}</span>`}
      </button>
      ${this._open ? this.#menu() : ''}
    `;
  }

  /** Whether the menu is to be seen. */
  get open(): boolean {
    return this._open;
  }

  #menu() {
    return html`
      <div role="menu" aria-labelledby="button" @keydown=${this.#menuKey}>
        ${this.items.map(
          (item) => html`
            <button
              role="menuitem"
              type="button"
              tabindex="-1"
              aria-keyshortcuts=${item.key ?? nothing}
              @click=${() => this.#choose(item)}
            >
              ${item.icon} <span class="label">${item.label}</span>
              ${item.key === undefined ? nothing : html`<kbd aria-hidden="true">${item.key}</kbd>`}
            </button>
          `,
        )}
      </div>
    `;
  }

  get #entries(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  }

  #show(at: number): void {
    this._open = true;
    void this.updateComplete.then(() => this.#entries.at(at)?.focus());
  }

  #close(): void {
    this._open = false;
    this.renderRoot.querySelector<HTMLElement>('#button')?.focus();
  }

  #choose(item: MenuItem): void {
    // The button has the focus again before a dialog opens, which gives it back in the end.
    this.#close();
    item.does();
  }

  #buttonKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#show(event.key === 'ArrowDown' ? 0 : -1);
  }

  #menuKey(event: KeyboardEvent): void {
    if (event.key === 'Tab') {
      this._open = false;
      return;
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#close();
      return;
    }
    const entries = this.#entries;
    const now = entries.findIndex((entry) => entry === this.shadowRoot?.activeElement);
    const next = nextIndex(event.key, now, entries.length);
    if (next === null) return;
    event.preventDefault();
    entries[next]?.focus();
  }

  readonly #pressedElsewhere = (event: Event): void => {
    if (!event.composedPath().includes(this)) this._open = false;
  };

  readonly #focusLeft = ({ relatedTarget }: FocusEvent): void => {
    // Retargeted to this element where the focus only moves within.
    if (relatedTarget instanceof Node && relatedTarget !== this) this._open = false;
  };
}

function nextIndex(key: string, now: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (now + 1) % count;
    case 'ArrowUp':
      return (now - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

customElements.define('more-menu', MoreMenu);
