import { html, LitElement, nothing } from 'lit';
import type { CallState } from '../../call/state.ts';
import { NO_MEDIA, type MediaView } from '../../page/page-state.ts';
import type { Admission } from '../../signaling/host.ts';
import { joinFormStyles } from '../../styles/join-form.ts';
import { pageFrameStyles } from '../../styles/page-frame.ts';
import { panelPageStyles } from '../../styles/panel-page.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { presence } from '../../text/status.ts';
import { words } from '../../words/words.ts';
import { admissionChoice } from '../host/admission-choice.ts';
import '../devices/device-preview.ts';
import { nameField } from './name-field.ts';
import './page-header.ts';
import { ask } from '../parts/request.ts';
import { whichCall } from './which-call.ts';

/** Before joining: oneself, who is there, one's name, and the click that takes the seat. */
export class JoinPage extends LitElement {
  static override properties = {
    callId: { attribute: false },
    room: { attribute: false },
    call: { attribute: false },
    media: { attribute: false },
    name: { attribute: false },
    admission: { attribute: false },
    _name: { state: true },
    _admission: { state: true },
  };

  static override styles = [sharedStyles, pageFrameStyles, panelPageStyles, joinFormStyles];

  declare callId: string;
  /** The name of the room, where it was opened by that. */
  declare room: string | null;
  declare call: CallState;
  declare media: MediaView;
  /** The name that is remembered. */
  declare name: string;
  /** Who may come in, as it is remembered: for a room that one opens. */
  declare admission: Admission['admission'];
  declare private _name: string | null;
  declare private _admission: Admission['admission'] | null;

  constructor() {
    super();
    this.callId = '';
    this.room = null;
    this.call = { phase: 'idle' };
    this.media = NO_MEDIA;
    this.name = '';
    this.admission = 'open';
    this._name = null;
    this._admission = null;
  }

  override render() {
    const { call } = this;
    const { join } = words();
    const name = this._name ?? this.name;
    const isReady = call.phase === 'ready';
    const isHere = isReady && call.other !== null;
    return html`
      <page-header role="banner"></page-header>
      <main>
        <device-preview .media=${this.media} .name=${name} joining></device-preview>
        <div class="panel">
          <h1 tabindex="-1">${join.ready}</h1>
          <p class="status ${isHere ? 'here' : ''} ${isReady ? '' : 'busy'}">${this.#status()}</p>
          <form @submit=${this.#join}>
            ${nameField(name, (typed) => {
              this._name = typed;
            })}
            ${isReady && !call.exists ? this.#admissionChoice() : nothing}
            <button class="button primary large" type="submit" aria-disabled=${!isReady}>
              ${call.phase === 'joining' ? join.joining : join.join}
            </button>
          </form>
          ${whichCall(this.callId, this.room)}
        </div>
      </main>
    `;
  }

  #admissionChoice() {
    const choose = (choice: Admission['admission']): void => {
      this._admission = choice;
    };
    return html`
      ${admissionChoice(this._admission ?? this.admission, choose, { inRoom: true })}
      <p class="hint">${words().landing.roomNote}</p>
    `;
  }

  #status(): string {
    const { join } = words();
    switch (this.call.phase) {
      case 'ready':
        return presence(this.call);
      case 'joining':
        return join.takingSeat;
      default:
        return this.room === null ? join.lookingForCall : join.lookingForRoom;
    }
  }

  #join(event: SubmitEvent): void {
    event.preventDefault();
    if (this.call.phase !== 'ready') return;
    const name = (this._name ?? this.name).trim();
    ask(this, { type: 'join', name, admission: this._admission ?? this.admission });
  }
}

customElements.define('join-page', JoinPage);
