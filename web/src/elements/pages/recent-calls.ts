import { html, LitElement, nothing } from 'lit';
import type { RecentCall } from '../../recent/recent-call.ts';
import { recentKey } from '../../recent/recent-calls.ts';
import { recentCallsStyles } from '../../styles/recent-calls.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { aboutCall, recentLabels, whichWas, whoWas } from '../../text/recent.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { ask } from '../parts/request.ts';

/** How many are shown at first. route.js makes room for as many before the script runs. */
const FEW = 3;

/** The calls that this device remembers, each to be joined again or forgotten. Nothing at all where there are none. */
export class RecentCallList extends LitElement {
  static override properties = {
    calls: { attribute: false },
    _all: { state: true },
    _asking: { state: true },
  };

  static override styles = [sharedStyles, recentCallsStyles];

  declare calls: readonly RecentCall[];
  declare private _all: boolean;
  declare private _asking: boolean;

  constructor() {
    super();
    this.calls = [];
    this._all = false;
    this._asking = false;
  }

  override render() {
    if (this.calls.length === 0) return nothing;
    const shown = this._all ? this.calls : this.calls.slice(0, FEW);
    return html`
      <section aria-labelledby="title">
        <h2 id="title" tabindex="-1">${words().recent.title}</h2>
        <ul>
          ${shown.map((call) => this.#row(call))}
        </ul>
        ${this._asking ? this.#question() : this.#foot()}
      </section>
    `;
  }

  #row(call: RecentCall) {
    const labels = recentLabels(call);
    return html`
      <li>
        <div class="about">
          <p class="who">
            <b>${whoWas(call)}</b> <span class=${call.room === null ? 'id' : ''}>${whichWas(call)}</span>
          </p>
          <p class="when">${aboutCall(call, Date.now())}</p>
        </div>
        ${
          call.over && call.room === null
            ? nothing
            : html`<button
                class="button small"
                type="button"
                aria-label=${labels.join}
                @click=${() => this.#open(call)}
              >
                ${words().recent.join}
              </button>`
        }
        <button
          class="button small forget"
          type="button"
          aria-label=${labels.forget}
          @click=${() => this.#forget(call)}
        >
          ${icons.close}
        </button>
      </li>
    `;
  }

  #foot() {
    const more = this.calls.length > FEW;
    return html`
      <div class="foot">
        ${
          more
            ? html`<button class="plain" type="button" aria-expanded=${this._all} @click=${this.#showAll}>
                ${this._all ? words().recent.fewer : words().recent.all(this.calls.length)}
              </button>`
            : nothing
        }
        <button class="plain clear" type="button" @click=${() => this.#ask(true)}>
          ${words().recent.clear}
        </button>
      </div>
    `;
  }

  #question() {
    return html`
      <div class="question" role="group" aria-labelledby="question">
        <p id="question">${words().recent.question}</p>
        <button class="button small cancel" type="button" @click=${() => this.#ask(false)}>
          ${words().recent.cancel}
        </button>
        <button class="button small danger" type="button" @click=${() => this.#clear(true)}>
          ${words().recent.sure}
        </button>
        <button class="button small danger" type="button" @click=${() => this.#clear(false)}>
          ${words().recent.off}
        </button>
      </div>
    `;
  }

  #open({ id, room }: RecentCall): void {
    ask(this, room === null ? { type: 'open-call', id } : { type: 'open-room', name: room });
  }

  #forget(call: RecentCall): void {
    const next = this.calls.find((other) => recentKey(other) !== recentKey(call));
    ask(this, { type: 'forget-call', id: call.id, room: call.room });
    // The button that was pressed is gone.
    if (next !== undefined) void this.#focus('#title');
  }

  #showAll(): void {
    this._all = !this._all;
  }

  #ask(asking: boolean): void {
    this._asking = asking;
    void this.#focus(asking ? '.cancel' : '.clear');
  }

  #clear(keepsOn: boolean): void {
    this._asking = false;
    ask(this, keepsOn ? { type: 'forget-calls' } : { type: 'remember-calls', on: false });
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

customElements.define('recent-calls', RecentCallList);
