import { css, html, LitElement, nothing, unsafeCSS } from 'lit';
import { parseCallId } from '../../../../contract/ids.ts';
import { roomName } from '../../../../contract/rooms.ts';
import type { RecentCall } from '../../recent/recent-call.ts';
import type { Route } from '../../routes.ts';
import type { Admission } from '../../signaling/host.ts';
import landingStyles from '../../styles/landing.css?inline';
import { sharedStyles } from '../../styles/shared.ts';
import picture from '../../styles/two-people.svg?no-inline';
import { callIdProblem, EXAMPLE_ID } from '../../text/call-id.ts';
import { EXAMPLE_ROOM, roomNameProblem } from '../../text/room-name.ts';
import { isolated } from '../../words/isolated.ts';
import { words } from '../../words/words.ts';
import { admissionChoice } from '../host/admission-choice.ts';
import '../devices/hide-address.ts';
import { icons } from '../parts/icons.ts';
import './language-picker.ts';
import './recent-calls.ts';
import { ask } from '../parts/request.ts';

/** The start page. index.html paints its like before the script is there. */
export class LandingPage extends LitElement {
  static override properties = {
    route: { attribute: false },
    admission: { attribute: false },
    busy: { type: Boolean },
    recent: { attribute: false },
    _problem: { state: true },
    _roomProblem: { state: true },
    _admission: { state: true },
  };

  static override styles = [
    sharedStyles,
    unsafeCSS(landingStyles),
    css`
      :host {
        display: block;
      }
    `,
  ];

  declare route: Route;
  /** Who may come into a new call, as it is remembered. */
  declare admission: Admission['admission'];
  /** Whether a new call is on its way. */
  declare busy: boolean;
  /** The calls that this device remembers; null when it shall remember none. */
  declare recent: readonly RecentCall[] | null;
  /** What was typed and can't be; null while it isn't known to be wrong. */
  declare private _problem: string | null;
  declare private _roomProblem: string | null;
  declare private _admission: Admission['admission'] | null;

  constructor() {
    super();
    this.route = { kind: 'home' };
    this.admission = 'open';
    this.busy = false;
    this.recent = [];
    this._problem = null;
    this._roomProblem = null;
    this._admission = null;
  }

  override render() {
    const { landing } = words();
    return html`
      <div class="landing">
        <header>
          <span class="brand"><img src="/favicon.svg" width="32" height="32" alt="" /> Parley</span>
        </header>
        <main>
          <img class="picture" src=${picture} width="560" height="440" alt="" />
          <div class="words">
            ${this.#notice()}
            <h1 tabindex="-1">${landing.heading}</h1>
            <p class="lead">${landing.lead}</p>
            <div class="actions">
              <button
                class="button primary large"
                type="button"
                aria-disabled=${this.busy}
                @click=${this.#newCall}
              >
                ${this.busy ? landing.starting : landing.newCall}
              </button>
              ${admissionChoice(this._admission ?? this.admission, (choice) => {
                this._admission = choice;
              })}
              <p class="or"><span>${landing.orJoin}</span></p>
              <form class="join" novalidate @submit=${this.#join}>
                <label for="id">${landing.idLabel}</label>
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
                    @input=${() => {
                      this._problem = null;
                    }}
                  />
                  <button class="button" type="submit">${landing.join}</button>
                </div>
                ${this.#problem('problem', this._problem, callIdProblem)}
              </form>
              <form class="join" novalidate @submit=${this.#openRoom}>
                <label for="room">${landing.roomLabel}</label>
                <div class="row">
                  <input
                    id="room"
                    class="field"
                    name="room"
                    placeholder=${EXAMPLE_ROOM}
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    enterkeyhint="go"
                    aria-invalid=${this._roomProblem !== null}
                    aria-describedby="room-problem room-note"
                    @input=${() => {
                      this._roomProblem = null;
                    }}
                  />
                  <button class="button" type="submit" aria-label=${landing.goToRoom}>${landing.go}</button>
                </div>
                ${this.#problem('room-problem', this._roomProblem, roomNameProblem)}
                <p id="room-note" class="hint">${landing.roomNote}</p>
              </form>
            </div>
            ${
              (this.recent ?? []).length === 0
                ? nothing
                : html`<recent-calls .calls=${this.recent}></recent-calls>`
            }
          </div>
        </main>
        <footer>
          <p>${landing.encrypted}</p>
          <hide-address brief></hide-address>
          <a href="/check">${landing.check}</a>
          <language-picker></language-picker>
          ${
            this.recent === null
              ? html`<button
                  class="keep-calls"
                  type="button"
                  @click=${() => ask(this, { type: 'remember-calls', on: true })}
                >
                  ${words().recent.on}
                </button>`
              : nothing
          }
        </footer>
      </div>
    `;
  }

  #notice() {
    if (this.route.kind !== 'odd') return nothing;
    const { attempt } = this.route;
    const { landing } = words();
    return html`
      <p class="notice" role="alert">
        ${icons.warning}
        <span> ${attempt === null ? landing.noPage : oddAttempt(attempt)} ${landing.startHere} </span>
      </p>
    `;
  }

  #newCall(): void {
    if (!this.busy) ask(this, { type: 'new-call', admission: this._admission ?? this.admission });
  }

  #problem(id: string, typed: string | null, problemOf: (typed: string) => string | null) {
    const problem = typed === null ? null : problemOf(typed);
    return html`
      <div id=${id} role="alert">
        ${problem === null ? nothing : html`<p class="problem">${icons.warning} ${problem}</p>`}
      </div>
    `;
  }

  #join(event: SubmitEvent): void {
    event.preventDefault();
    const input = this.renderRoot.querySelector<HTMLInputElement>('#id');
    const text = input?.value ?? '';
    if (this.#opensLink(text)) return;
    const id = parseCallId(text);
    if (id !== null) return ask(this, { type: 'open-call', id });
    this._problem = text;
    input?.focus();
  }

  #openRoom(event: SubmitEvent): void {
    event.preventDefault();
    const input = this.renderRoot.querySelector<HTMLInputElement>('#room');
    const text = input?.value ?? '';
    if (this.#opensLink(text)) return;
    const name = roomName(text);
    if (name !== null) return ask(this, { type: 'open-room', name });
    this._roomProblem = text;
    input?.focus();
  }

  /** A link says by itself what it leads to, whichever field it was pasted into. */
  #opensLink(text: string): boolean {
    const letter = /\/([cr])\/[^\s/]/i.exec(text)?.[1]?.toLowerCase();
    const id = letter === 'c' ? parseCallId(text) : null;
    const name = letter === 'r' ? roomName(text) : null;
    if (id !== null) ask(this, { type: 'open-call', id });
    else if (name !== null) ask(this, { type: 'open-room', name });
    return id !== null || name !== null;
  }
}

function oddAttempt({ at, text }: { at: 'call' | 'room'; text: string }): string {
  const { notAnId, notARoom } = words().landing;
  return at === 'call' ? notAnId(isolated(text)) : notARoom(isolated(text));
}

customElements.define('landing-page', LandingPage);
