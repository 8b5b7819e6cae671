import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { NO_MEDIA, type MediaView } from '../../page/page-state.ts';
import { joinFormStyles } from '../../styles/join-form.ts';
import { pageFrameStyles } from '../../styles/page-frame.ts';
import { panelPageStyles } from '../../styles/panel-page.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { doorWords, untilAgain, type DoorState } from '../../text/door.ts';
import { words } from '../../words/words.ts';
import '../devices/device-preview.ts';
import { icons } from '../parts/icons.ts';
import { nameField } from './name-field.ts';
import './page-header.ts';
import { ask } from '../parts/request.ts';
import './tell-me.ts';
import { whichCall } from './which-call.ts';

/** Before the door of a call that lets people in by hand: the click that asks, and the wait for the answer. */
export class DoorPage extends LitElement {
  static override properties = {
    call: { attribute: false },
    room: { attribute: false },
    media: { attribute: false },
    name: { attribute: false },
    _name: { state: true },
    _asking: { state: true },
    _now: { state: true },
  };

  static override styles = [
    sharedStyles,
    pageFrameStyles,
    panelPageStyles,
    joinFormStyles,
    css`
      .stop {
        justify-self: start;
      }

      .again {
        font-variant-numeric: tabular-nums;
      }

      @media (width < 56rem) {
        .stop {
          justify-self: stretch;
        }
      }
    `,
  ];

  declare call: DoorState;
  /** The name of the room, where it was opened by that. */
  declare room: string | null;
  declare media: MediaView;
  /** The name that is remembered. */
  declare name: string;
  declare private _name: string | null;
  /** From the click that asks until the door says something new. */
  declare private _asking: boolean;
  declare private _now: number;
  #timer: ReturnType<typeof setInterval> | undefined;
  #hadFocus = false;

  constructor() {
    super();
    this.call = { phase: 'door', id: '', hostName: '', status: 'closed', againAt: null, opensAt: null };
    this.room = null;
    this.media = NO_MEDIA;
    this.name = '';
    this._name = null;
    this._asking = false;
    this._now = Date.now();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('call')) return;
    this._asking = false;
    this._now = Date.now();
    this.#hadFocus = this.shadowRoot?.activeElement instanceof HTMLElement;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('call')) return;
    this.#tick();
    // The button that was pressed is gone.
    if (this.#hadFocus && this.shadowRoot?.activeElement === null) {
      this.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
    }
  }

  override render() {
    const { title, text } = doorWords(this.call);
    const isKnocking = this.call.status === 'knocking';
    const name = this._name ?? this.name;
    return html`
      <page-header role="banner"></page-header>
      <main>
        <device-preview .media=${this.media} .name=${name} joining></device-preview>
        <div class="panel">
          <h1 tabindex="-1">${title}</h1>
          <p class="status ${isKnocking ? 'here busy' : ''}">${text}</p>
          ${isKnocking ? this.#wait() : this.#form(name)} ${whichCall(this.call.id, this.room)}
        </div>
      </main>
    `;
  }

  #form(name: string) {
    const { ask: label } = doorWords(this.call);
    const pause = this.#pause(this._now);
    const again = pause === null ? nothing : html`<p id="again" class="hint again">${pause}</p>`;
    if (label === null) return again;
    return html`
      <form @submit=${this.#knock}>
        ${nameField(name, (typed) => {
          this._name = typed;
        })}
        <button
          class="button primary large"
          type="submit"
          aria-disabled=${pause !== null || this._asking}
          aria-describedby=${pause === null ? nothing : 'again'}
        >
          ${this._asking ? words().join.asking : label}
        </button>
        ${again}
      </form>
    `;
  }

  #wait() {
    return html`
      <p class="hint">${words().join.keepOpen}</p>
      <tell-me before-door></tell-me>
      <button class="button stop" type="button" @click=${() => ask(this, { type: 'stop-knocking' })}>
        ${icons.close} ${words().join.stopWaiting}
      </button>
    `;
  }

  #knock(event: SubmitEvent): void {
    event.preventDefault();
    if (this._asking || this.#pause(Date.now()) !== null) return;
    this._asking = true;
    ask(this, { type: 'knock', name: (this._name ?? this.name).trim() });
  }

  #pause(now: number): string | null {
    return untilAgain(this.call.againAt, now, this.call.status === 'early');
  }

  /** Counts down to when one may ask again, or to the opening. */
  #tick(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#pause(Date.now()) === null) return;
    this.#timer = setInterval(() => {
      this._now = Date.now();
      if (this.#pause(this._now) === null) clearInterval(this.#timer);
    }, 1000);
  }
}

customElements.define('door-page', DoorPage);
