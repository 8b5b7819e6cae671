import { html, LitElement } from 'lit';
import type { CallState } from '../../call/state.ts';
import { NO_MEDIA, type MediaView } from '../../page/page-state.ts';
import { joinFormStyles } from '../../styles/join-form.ts';
import { pageFrameStyles } from '../../styles/page-frame.ts';
import { panelPageStyles } from '../../styles/panel-page.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import '../devices/device-preview.ts';
import { nameField } from './name-field.ts';
import './page-header.ts';
import { ask } from '../parts/request.ts';
import { whichCall } from './which-call.ts';

/** Opened by a link that does something once: what it does, and the click that does it. */
export class InvitedPage extends LitElement {
  static override properties = {
    call: { attribute: false },
    media: { attribute: false },
    name: { attribute: false },
    _name: { state: true },
  };

  static override styles = [sharedStyles, pageFrameStyles, panelPageStyles, joinFormStyles];

  declare call: Extract<CallState, { phase: 'invited' }>;
  declare media: MediaView;
  /** The name that is remembered. */
  declare name: string;
  declare private _name: string | null;

  constructor() {
    super();
    this.call = { phase: 'invited', id: '', to: 'move', busy: false };
    this.media = NO_MEDIA;
    this.name = '';
    this._name = null;
  }

  override render() {
    const { id, to, busy } = this.call;
    const { title, text, button, busy: doing } = words().join.invited[to];
    const name = this._name ?? this.name;
    return html`
      <page-header role="banner"></page-header>
      <main>
        <device-preview .media=${this.media} .name=${name} joining></device-preview>
        <div class="panel">
          <h1 tabindex="-1">${title}</h1>
          <p class="status here ${busy ? 'busy' : ''}">${text}</p>
          <form @submit=${this.#accept}>
            ${nameField(name, (typed) => {
              this._name = typed;
            })}
            <button class="button primary large" type="submit" aria-disabled=${busy}>
              ${busy ? doing : button}
            </button>
          </form>
          ${whichCall(id, null)}
        </div>
      </main>
    `;
  }

  #accept(event: SubmitEvent): void {
    event.preventDefault();
    if (!this.call.busy) ask(this, { type: 'accept', name: (this._name ?? this.name).trim() });
  }
}

customElements.define('invited-page', InvitedPage);
