import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { DeviceRequest } from '../../call/connection/channel-messages.ts';
import { noticeStyles } from '../../styles/notice.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { askedWords } from '../../text/host.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { announce, ask } from '../parts/request.ts';

/**
 * What the host asks this person to switch on, where they decide; or what the host has switched off.
 * @prop asked which of the two, and of which device
 * @prop name the host's name
 */
export class AskedNotice extends LitElement {
  static override properties = { asked: { attribute: false }, name: {} };

  static override styles = [
    sharedStyles,
    noticeStyles,
    css`
      .head {
        align-items: start;
        padding-block: 0.5rem;
      }

      .ways .button {
        flex: 1 1 7rem;
      }
    `,
  ];

  declare asked: DeviceRequest | null;
  declare name: string;

  constructor() {
    super();
    this.asked = null;
    this.name = '';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('asked') || this.asked === null) return;
    announce(this, `${askedWords(this.asked, this.name)}.`);
  }

  override render() {
    if (this.asked === null) return nothing;
    const { host } = words();
    return html`
      <section class="notice" aria-labelledby="title">
        <div class="head">
          ${this.#icon(this.asked)}
          <h2 id="title">${askedWords(this.asked, this.name)}</h2>
        </div>
        <div class="ways">
          <button class="button small" type="button" @click=${() => this.#answer(false)}>
            ${this.asked.on ? host.notNow : host.ok}
          </button>
          <button class="button small primary" type="button" @click=${() => this.#answer(true)}>
            ${this.asked.on ? host.turnOn : host.turnOnAgain}
          </button>
        </div>
      </section>
    `;
  }

  #icon({ device, on }: DeviceRequest) {
    if (on) return icons[device];
    return device === 'camera' ? icons.cameraOff : icons.microphoneOff;
  }

  #answer(accepted: boolean): void {
    ask(this, { type: 'answer-asked', accepted });
  }
}

customElements.define('asked-notice', AskedNotice);
