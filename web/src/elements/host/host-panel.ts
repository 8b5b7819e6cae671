import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Device } from '../../call/controller.ts';
import { NO_REMOTE, type DeskView, type OnceLink, type RemoteView } from '../../page/page-state.ts';
import type { PageRequest } from '../../page/requests.ts';
import type { Admission } from '../../signaling/host.ts';
import { hostPanelStyles } from '../../styles/host-panel.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { askWords, handOverWords, removeWords, tooManyRemoved } from '../../text/host.ts';
import { nameFirst } from '../../text/people.ts';
import { words } from '../../words/words.ts';
import './host-link.ts';
import { Pending } from '../parts/pending.ts';
import { announce, ask } from '../parts/request.ts';
import type { SheetDialog } from '../parts/sheet-dialog.ts';
import '../parts/sheet-dialog.ts';
import '../devices/sound-switch.ts';
import { SureButton } from '../parts/sure-button.ts';
import './waiting-list.ts';

/** How long an unanswered question to the other person looks busy. */
const ASKED_MS = 8000;

interface Seen {
  readonly desk: DeskView;
  readonly remote: RemoteView;
}

/**
 * What the host of a call can do. It shows what the server has agreed to; what is on its way looks busy.
 * @prop other the name of who sits opposite; null when nobody does
 * @prop connected whether who sits opposite can be asked for something
 * @prop link the host link
 */
export class HostPanel extends LitElement {
  static override properties = {
    desk: { attribute: false },
    other: { attribute: false },
    connected: { type: Boolean },
    remote: { attribute: false },
    link: { attribute: false },
  };

  static override styles = [sharedStyles, hostPanelStyles];

  declare desk: DeskView | null;
  declare other: string | null;
  declare connected: boolean;
  declare remote: RemoteView;
  declare link: OnceLink;
  readonly #pending = new Pending<Seen>(this);

  constructor() {
    super();
    this.desk = null;
    this.other = null;
    this.connected = false;
    this.remote = NO_REMOTE;
    this.link = null;
  }

  show(): void {
    this.#sheet?.show();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { desk, remote } = this;
    if (desk === null) return this.#pending.clear();
    const isNew = changed.has('desk') && desk.problem !== (changed.get('desk')?.problem ?? null);
    if (desk.problem === null || !isNew) return this.#pending.settle({ desk, remote });
    this.#pending.clear();
    announce(this, words().errors[desk.problem.code].title);
  }

  override render() {
    if (this.desk === null) return nothing;
    return html`
      <sheet-dialog .heading=${words().host.title} @close=${this.#closed}>
        <div class="sections">
          ${this.#problem(this.desk)} ${this.#waiting(this.desk)} ${this.#otherPerson()}
          <section>${this.#admission(this.desk)} ${this.#lock(this.desk)}</section>
          <section aria-labelledby="link-title"><host-link .link=${this.link}></host-link></section>
          <section><sound-switch></sound-switch></section>
          <section>
            <sure-button
              danger
              .words=${words().host.end}
              ?busy=${this.#pending.has('end')}
              @sure=${() => this.#does('end', { type: 'end-for-all' }, never)}
            ></sure-button>
          </section>
        </div>
      </sheet-dialog>
    `;
  }

  #problem({ problem }: DeskView) {
    if (problem === null) return nothing;
    const { title, explanation } =
      problem.code === 'limit/reached' ? tooManyRemoved() : words().errors[problem.code];
    return html`<p class="trouble"><strong>${title}</strong> ${explanation}</p>`;
  }

  #waiting(desk: DeskView) {
    if (desk.waiting.length === 0) return nothing;
    return html`
      <section role="group" aria-labelledby="waiting-title">
        <h3 id="waiting-title">${words().host.waiting(desk.waiting.length)}</h3>
        <waiting-list .desk=${desk} .people=${desk.waiting}></waiting-list>
      </section>
    `;
  }

  #otherPerson() {
    if (this.other === null) return nothing;
    return html`
      <section aria-labelledby="other-title">
        <h3 id="other-title">${nameFirst(this.other)}</h3>
        ${
          this.connected
            ? html`<div class="pair">${this.#askButton('microphone')} ${this.#askButton('camera')}</div>`
            : nothing
        }
        <sure-button
          danger
          .words=${removeWords(this.other)}
          ?busy=${this.#pending.has('remove')}
          @sure=${() => this.#does('remove', { type: 'remove' }, never)}
        ></sure-button>
        <sure-button
          .words=${handOverWords(this.other)}
          ?busy=${this.#pending.has('hand-over')}
          @sure=${() => this.#does('hand-over', { type: 'hand-over' }, never)}
        ></sure-button>
      </section>
    `;
  }

  #askButton(device: Device) {
    const isOn = (remote: RemoteView): boolean => (device === 'camera' ? remote.video : remote.audio);
    const on = isOn(this.remote);
    const busy = this.#pending.has(device);
    const request: PageRequest = { type: 'ask-device', device, on: !on };
    return html`
      <button
        class="button small"
        type="button"
        aria-disabled=${busy}
        aria-busy=${busy}
        @click=${() => this.#does(device, request, ({ remote }) => isOn(remote) !== on, ASKED_MS)}
      >
        ${busy && !on ? words().host.asked : askWords(device, on)}
      </button>
    `;
  }

  #admission({ admission }: DeskView) {
    const { whoGetsIn, admission: ways } = words().host;
    return html`
      <fieldset aria-busy=${this.#pending.has('admission')}>
        <legend>${whoGetsIn}</legend>
        ${(['open', 'knock'] as const).map(
          (way) => html`
            <label class="choice">
              <input
                type="radio"
                name="admission"
                .checked=${live(admission === way)}
                @change=${() => this.#setAdmission({ admission: way })}
              />
              <span> ${ways[way].label}<span class="help">${ways[way].help}</span> </span>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  #lock({ locked }: DeskView) {
    const { lock } = words().host;
    return html`
      <label class="choice" aria-busy=${this.#pending.has('locked')}>
        <input
          type="checkbox"
          .checked=${live(locked)}
          @change=${() => this.#setAdmission({ locked: !locked })}
        />
        <span>${lock.label}<span class="help">${lock.help}</span></span>
      </label>
    `;
  }

  #setAdmission(wanted: Partial<Admission>): void {
    const key = wanted.admission === undefined ? 'locked' : 'admission';
    this.#does(key, { type: 'admission', admission: wanted }, ({ desk }) => desk[key] === wanted[key]);
    // The browser has moved the mark already; the desk hasn't.
    this.requestUpdate();
  }

  #does(key: string, request: PageRequest, until: (seen: Seen) => boolean, atMostMs?: number): void {
    if (this.#pending.has(key)) return;
    this.#pending.start(key, until, atMostMs);
    ask(this, request);
  }

  get #sheet(): SheetDialog | null {
    return this.renderRoot.querySelector('sheet-dialog');
  }

  #closed(): void {
    for (const button of this.renderRoot.querySelectorAll('sure-button')) {
      if (button instanceof SureButton) button.reset();
    }
  }
}

/** It ends with the panel. */
const never = (): boolean => false;

customElements.define('host-panel', HostPanel);
