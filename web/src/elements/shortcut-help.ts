import { css, html, LitElement } from 'lit';
import { rememberedShortcuts } from '../page/remembered.ts';
import { sharedStyles } from '../styles/shared.ts';
import { icons } from './icons.ts';
import { SHORTCUTS } from './shortcuts.ts';

/** The keys of a call, and the way to switch them off for who is troubled by them. */
export class ShortcutHelp extends LitElement {
  static override properties = { _on: { state: true } };

  static override styles = [
    sharedStyles,
    css`
      dialog {
        width: min(26rem, calc(100vw - 2rem));
        padding: var(--space-5);
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
        background: var(--card);
        color: var(--ink);
        box-shadow: var(--shadow);
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 55%);
      }

      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-4);
      }

      h2 {
        font-size: var(--text-l);
      }

      .close {
        min-height: var(--target);
        width: var(--target);
        padding: 0;
        border-color: transparent;
      }

      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: var(--space-3);
        margin: var(--space-4) 0;
      }

      dt {
        order: 0;
      }

      dd {
        margin: 0;
        text-align: end;
      }

      kbd {
        display: inline-block;
        min-width: 1.75rem;
        padding: 0.125rem 0.5rem;
        border: 1px solid var(--line-strong);
        border-radius: 0.375rem;
        font: 500 var(--text-s) / 1.5 var(--mono);
        text-align: center;
      }

      .switch {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: var(--target);
        padding-top: var(--space-3);
        border-top: 1px solid var(--line);
        font-size: var(--text-m);
        font-weight: 400;
      }

      input {
        width: 1.25rem;
        height: 1.25rem;
        margin: 0;
        accent-color: var(--accent);
      }
    `,
  ];

  declare private _on: boolean;
  readonly #remembered = rememberedShortcuts();

  constructor() {
    super();
    this._on = this.#remembered.get() !== 'off';
  }

  /** Whether keys do something. */
  get on(): boolean {
    return this._on;
  }

  show(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog !== null && !dialog.open) dialog.showModal();
  }

  override render() {
    return html`
      <dialog aria-labelledby="title" @click=${this.#clicked}>
        <header>
          <h2 id="title">Keys in a call</h2>
          <button class="button close" type="button" aria-label="Close" @click=${this.#close}>
            ${icons.close}
          </button>
        </header>
        <dl>
          ${SHORTCUTS.map(
            ({ keys, label }) => html`
              <dt>${label}</dt>
              <dd>${keys.map((key, index) => html`${index > 0 ? ' + ' : ''}<kbd>${key}</kbd>`)}</dd>
            `,
          )}
        </dl>
        <label class="switch">
          <input type="checkbox" .checked=${this._on} @change=${this.#switched} />
          Use these keys
        </label>
      </dialog>
    `;
  }

  #close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  #clicked(event: MouseEvent): void {
    // The dialog itself is hit only beside its content: on the backdrop.
    const dialog = this.renderRoot.querySelector('dialog');
    if (event.composedPath()[0] !== dialog || dialog === null) return;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x < left || x > right || y < top || y > bottom) dialog.close();
  }

  #switched(event: Event): void {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    this._on = event.currentTarget.checked;
    this.#remembered.set(this._on ? 'on' : 'off');
    this.dispatchEvent(new CustomEvent('change'));
  }
}

customElements.define('shortcut-help', ShortcutHelp);
