import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { sharedStyles } from '../../styles/shared.ts';
import { language } from '../../words/language.ts';
import { LANGUAGES, languageOf } from '../../words/languages.ts';
import { chooseLanguage } from '../../words/page-language.ts';
import { words } from '../../words/words.ts';

/** The choice of the page's language, each by its own name. This device remembers it; nothing is reloaded. */
export class LanguagePicker extends LitElement {
  static override properties = { _failed: { state: true } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: inline-block;
      }

      select.field {
        width: auto;
        max-width: 100%;
        min-height: var(--target);
        padding-block: 0.25rem;
        font-size: var(--text-s);
      }
    `,
  ];

  declare private _failed: boolean;

  constructor() {
    super();
    this._failed = false;
  }

  override render() {
    return html`
      <select class="field" aria-label=${this.#label()} @change=${this.#changed}>
        ${Object.entries(LANGUAGES).map(
          ([tag, { name }]) =>
            html`<option value=${tag} lang=${tag} .selected=${live(tag === language())}>${name}</option>`,
        )}
      </select>
      ${this._failed ? html`<p class="problem" role="alert">${words().common.wordsMissing}</p>` : nothing}
    `;
  }

  /** In English, too: whoever doesn't read this language looks for it. */
  #label(): string {
    const own = words().common.language;
    return language() === 'en' ? own : `${own} (Language)`;
  }

  async #changed(event: Event): Promise<void> {
    if (!(event.currentTarget instanceof HTMLSelectElement)) return;
    const choice = languageOf(event.currentTarget.value);
    if (choice === null) return;
    try {
      await chooseLanguage(choice);
      this._failed = false;
    } catch {
      this._failed = true;
      this.requestUpdate();
    }
  }
}

customElements.define('language-picker', LanguagePicker);
