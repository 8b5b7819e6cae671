import { css, html, LitElement, nothing, unsafeCSS } from 'lit';
import { parseCallId } from '../../../contract/ids.ts';
import type { Route } from '../routes.ts';
import landing from '../styles/landing.css?inline';
import { sharedStyles } from '../styles/shared.ts';
import picture from '../styles/two-people.svg?no-inline';
import { callIdProblem, EXAMPLE_ID } from '../text/call-id.ts';
import { icons } from './icons.ts';
import { ask } from './request.ts';

/** The start page. index.html paints its like before the script is there. */
export class LandingPage extends LitElement {
  static override properties = {
    route: { attribute: false },
    busy: { type: Boolean },
    _problem: { state: true },
  };

  static override styles = [
    sharedStyles,
    unsafeCSS(landing),
    css`
      :host {
        display: block;
      }
    `,
  ];

  declare route: Route;
  /** Whether a new call is on its way. */
  declare busy: boolean;
  declare private _problem: string | null;

  constructor() {
    super();
    this.route = { kind: 'home' };
    this.busy = false;
    this._problem = null;
  }

  override render() {
    return html`
      <div class="landing">
        <header>
          <span class="brand"><img src="/favicon.svg" width="32" height="32" alt="" /> Parley</span>
        </header>
        <main>
          <img class="picture" src=${picture} width="560" height="440" alt="" />
          <div class="words">
            ${this.#notice()}
            <h1 tabindex="-1">Talk face to face</h1>
            <p class="lead">
              Parley is a video call between two people. No account, nothing to install: start a call and
              share its ID.
            </p>
            <div class="actions">
              <button
                class="button primary large"
                type="button"
                aria-disabled=${this.busy}
                @click=${this.#newCall}
              >
                ${this.busy ? 'Starting…' : 'New call'}
              </button>
              <p class="or"><span>or join one</span></p>
              <form class="join" novalidate @submit=${this.#join}>
                <label for="id">Call ID or link</label>
                <div class="row">
                  <input
                    id="id"
                    class="field"
                    name="id"
                    placeholder=${EXAMPLE_ID}
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    enterkeyhint="go"
                    aria-invalid=${this._problem !== null}
                    aria-describedby="problem"
                    @input=${this.#typed}
                  />
                  <button class="button" type="submit">Join</button>
                </div>
                <div id="problem" role="alert">
                  ${
                    this._problem === null
                      ? nothing
                      : html`<p class="problem">${icons.warning} ${this._problem}</p>`
                  }
                </div>
              </form>
            </div>
          </div>
        </main>
        <footer><p>Picture and sound are encrypted from one browser to the other.</p></footer>
      </div>
    `;
  }

  #notice() {
    if (this.route.kind !== 'odd') return nothing;
    const { attempt } = this.route;
    return html`
      <p class="notice" role="alert">
        ${icons.warning}
        <span>
          ${attempt === null ? 'There is no page at this address.' : `“${attempt}” is not a call ID.`} You can
          start a call here, or join one by its ID.
        </span>
      </p>
    `;
  }

  #newCall(): void {
    if (!this.busy) ask(this, { type: 'new-call' });
  }

  #typed(): void {
    this._problem = null;
  }

  #join(event: SubmitEvent): void {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input');
    const text = input?.value ?? '';
    const id = parseCallId(text);
    if (id !== null) return ask(this, { type: 'open-call', id });
    this._problem = callIdProblem(text);
    input?.focus();
  }
}

customElements.define('landing-page', LandingPage);
