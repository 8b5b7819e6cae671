import { css, html, LitElement } from 'lit';
import { formatCallId } from '../../../contract/ids.ts';
import { LIMITS } from '../../../contract/limits.ts';
import type { CallState } from '../call/state.ts';
import { NO_MEDIA, type MediaView } from '../page/page-state.ts';
import { pageFrameStyles } from '../styles/page-frame.ts';
import { panelPageStyles } from '../styles/panel-page.ts';
import { sharedStyles } from '../styles/shared.ts';
import { presence } from '../text/status.ts';
import './device-preview.ts';
import './page-header.ts';
import { ask } from './request.ts';

/** Before joining: oneself, who is there, one's name, and the click that takes the seat. */
export class JoinPage extends LitElement {
  static override properties = {
    callId: { attribute: false },
    call: { attribute: false },
    media: { attribute: false },
    name: { attribute: false },
    _name: { state: true },
  };

  static override styles = [
    sharedStyles,
    pageFrameStyles,
    panelPageStyles,
    css`
      form {
        display: grid;
        gap: var(--space-4);
        margin-top: var(--space-2);
      }

      .name {
        display: grid;
        gap: var(--space-2);
      }

      .optional {
        color: var(--ink-soft);
        font-weight: 400;
      }

      .call-id {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }

      .call-id b {
        color: var(--ink);
        font-family: var(--mono);
        font-weight: 500;
        user-select: all;
      }
    `,
  ];

  declare callId: string;
  declare call: CallState;
  declare media: MediaView;
  /** The name that is remembered. */
  declare name: string;
  declare private _name: string | null;

  constructor() {
    super();
    this.callId = '';
    this.call = { phase: 'idle' };
    this.media = NO_MEDIA;
    this.name = '';
    this._name = null;
  }

  override render() {
    const { call } = this;
    const name = this._name ?? this.name;
    const isReady = call.phase === 'ready';
    const isHere = isReady && call.other !== null;
    return html`
      <page-header role="banner"></page-header>
      <main>
        <device-preview .media=${this.media} .name=${name} joining></device-preview>
        <div class="panel">
          <h1 tabindex="-1">Ready to join?</h1>
          <p class="status ${isHere ? 'here' : ''} ${isReady ? '' : 'busy'}">${this.#status()}</p>
          <form @submit=${this.#join}>
            <div class="name">
              <label for="name">Your name <span class="optional">(optional)</span></label>
              <input
                id="name"
                class="field"
                name="name"
                autocomplete="name"
                maxlength=${LIMITS.name}
                enterkeyhint="go"
                .value=${name}
                @input=${this.#typed}
              />
            </div>
            <button class="button primary large" type="submit" aria-disabled=${!isReady}>
              ${call.phase === 'joining' ? 'Joining…' : 'Join'}
            </button>
          </form>
          <p class="call-id">Call ID <b>${formatCallId(this.callId)}</b></p>
        </div>
      </main>
    `;
  }

  #status(): string {
    switch (this.call.phase) {
      case 'ready':
        return presence(this.call.other);
      case 'joining':
        return 'Taking your seat…';
      default:
        return 'Looking for the call…';
    }
  }

  #typed(event: InputEvent): void {
    if (event.currentTarget instanceof HTMLInputElement) this._name = event.currentTarget.value;
  }

  #join(event: SubmitEvent): void {
    event.preventDefault();
    if (this.call.phase !== 'ready') return;
    ask(this, { type: 'join', name: (this._name ?? this.name).trim() });
  }
}

customElements.define('join-page', JoinPage);
