import { css, html, LitElement } from 'lit';
import { rememberedShortcuts } from '../../page/remembered.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import '../pages/language-picker.ts';
import type { SheetDialog } from '../parts/sheet-dialog.ts';
import '../parts/sheet-dialog.ts';
import { SHORTCUTS } from './shortcuts.ts';

/**
 * The keys of a call, and the way to switch them off for who is troubled by them.
 * @prop host whether to show the keys of a host, too
 */
export class ShortcutHelp extends LitElement {
  static override properties = { host: { type: Boolean }, _on: { state: true } };

  static override styles = [
    sharedStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: var(--space-3);
        margin: 0 0 var(--space-4);
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

      .language {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        margin-top: var(--space-3);
      }
    `,
  ];

  declare host: boolean;
  declare private _on: boolean;
  readonly #remembered = rememberedShortcuts();

  constructor() {
    super();
    this.host = false;
    this._on = this.#remembered.get() !== 'off';
  }

  /** Whether keys do something. */
  get on(): boolean {
    return this._on;
  }

  show(): void {
    this.renderRoot.querySelector<SheetDialog>('sheet-dialog')?.show();
  }

  override render() {
    const { keys } = words().controls;
    const shown = SHORTCUTS.filter(({ forHost = false }) => this.host || !forHost);
    return html`
      <sheet-dialog .heading=${keys.title}>
        <dl>
          ${shown.map(
            ({ does, keys: pressed }) => html`
              <dt>${keys[does]}</dt>
              <dd dir="ltr">
                ${pressed.map((key, index) => html`${index > 0 ? ' + ' : ''}<kbd>${key}</kbd>`)}
              </dd>
            `,
          )}
        </dl>
        <label class="switch">
          <input type="checkbox" .checked=${this._on} @change=${this.#switched} />
          ${keys.use}
        </label>
        <p class="language">${words().common.language} <language-picker></language-picker></p>
      </sheet-dialog>
    `;
  }

  #switched(event: Event): void {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    this._on = event.currentTarget.checked;
    this.#remembered.set(this._on ? 'on' : 'off');
    this.dispatchEvent(new CustomEvent('change'));
  }
}

customElements.define('shortcut-help', ShortcutHelp);
