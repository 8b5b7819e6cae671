import { css, html, LitElement, nothing } from 'lit';
import { icons } from '../../elements/parts/icons.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { checkWords } from '../../words/check-words.ts';
import { words } from '../../words/words.ts';
import type { SingleServer } from '../single-server.ts';
import { EXAMPLE_URL, typedServers, type TypedField } from '../typed-servers.ts';

/**
 * A server and its credentials, typed in by hand. They are kept nowhere.
 * @fires check-servers `detail` is the list of servers to test
 * @fires check-stop
 */
export class ServerForm extends LitElement {
  static override properties = { running: { type: Boolean }, _problem: { state: true } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      form,
      form > div {
        display: grid;
        align-content: start;
        gap: var(--space-2);
      }

      form {
        gap: var(--space-4);
      }

      form > .pair {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-4);
      }

      .pair > div {
        display: grid;
        align-content: start;
        gap: var(--space-2);
        min-width: 0;
      }

      textarea.field {
        display: block;
        min-height: 4.75rem;
        padding-block: var(--space-3);
        resize: vertical;
        font-family: var(--mono);
      }

      .hint > span {
        white-space: nowrap;
      }

      .hint {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }

      .button {
        justify-self: start;
      }

      @media (max-width: 40rem) {
        form > .pair {
          grid-template-columns: 1fr;
        }

        .button {
          justify-self: stretch;
        }
      }
    `,
  ];

  declare running: boolean;
  declare private _problem: { readonly field: TypedField; readonly problem: () => string } | null;

  constructor() {
    super();
    this.running = false;
    this._problem = null;
  }

  override render() {
    const { form } = checkWords();
    return html`
      <form novalidate autocomplete="off" @submit=${this.#submit} @input=${this.#forget}>
        <div>
          <label for="urls">${form.urls}</label>
          <textarea
            id="urls"
            class="field"
            rows="2"
            placeholder=${EXAMPLE_URL}
            dir="ltr"
            autocapitalize="none"
            spellcheck="false"
            aria-invalid=${this.#isWrong('urls')}
            aria-describedby="urls-problem urls-hint"
          ></textarea>
          ${this.#problem('urls')}
          <p id="urls-hint" class="hint">${form.hint}</p>
        </div>
        <div class="pair">
          <div>
            <label for="username">${form.username}</label>
            ${this.#input('username', 'text')} ${this.#problem('username')}
          </div>
          <div>
            <label for="credential">${form.credential}</label>
            ${this.#input('credential', 'password')} ${this.#problem('credential')}
          </div>
        </div>
        <p class="hint">${form.promise}</p>
        <button
          class="button"
          type=${this.running ? 'button' : 'submit'}
          @click=${this.running ? this.#stop : nothing}
        >
          ${this.running ? words().common.stop : form.check}
        </button>
      </form>
    `;
  }

  #input(field: TypedField, type: 'text' | 'password') {
    return html`
      <input
        id=${field}
        class="field"
        type=${type}
        autocomplete=${type === 'password' ? 'new-password' : 'off'}
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${this.#isWrong(field)}
        aria-describedby="${field}-problem"
      />
    `;
  }

  #problem(field: TypedField) {
    return html`
      <div id="${field}-problem" role="alert">
        ${
          this.#isWrong(field)
            ? html`<p class="problem">${icons.warning} <span>${this._problem?.problem()}</span></p>`
            : nothing
        }
      </div>
    `;
  }

  #isWrong(field: TypedField): boolean {
    return this._problem?.field === field;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const typed = typedServers({
      urls: this.#value('urls'),
      username: this.#value('username'),
      credential: this.#value('credential'),
    });
    if ('problem' in typed) {
      this._problem = typed;
      this.renderRoot.querySelector<HTMLElement>(`#${typed.field}`)?.focus();
      return;
    }
    this._problem = null;
    this.dispatchEvent(new CustomEvent<readonly SingleServer[]>('check-servers', { detail: typed.servers }));
  }

  #forget(): void {
    this._problem = null;
  }

  #stop(): void {
    this.dispatchEvent(new CustomEvent('check-stop'));
  }

  #value(field: TypedField): string {
    return this.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${field}`)?.value ?? '';
  }
}

customElements.define('server-form', ServerForm);
