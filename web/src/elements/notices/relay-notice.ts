import { css, html, LitElement, nothing } from 'lit';
import { rememberedRelayNotice } from '../../page/remembered.ts';
import { noteStyles } from '../../styles/note.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { showsRelayNotice } from '../../text/relay-notice.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';

/**
 * Tells a host, once, that some networks won't connect; this browser remembers that it was read.
 * @prop relayNotice whether this project has no relay
 * @prop host whether the person is the host of the call
 */
export class RelayNotice extends LitElement {
  static override properties = { relayNotice: { type: Boolean }, host: { type: Boolean } };

  static override styles = [
    sharedStyles,
    noteStyles,
    css`
      .note {
        border: 1px solid var(--line);
        color: var(--ink-soft);
      }

      strong {
        color: var(--ink);
      }
    `,
  ];

  declare relayNotice: boolean;
  declare host: boolean;
  readonly #remembered = rememberedRelayNotice();

  constructor() {
    super();
    this.relayNotice = false;
    this.host = false;
  }

  override render() {
    if (!showsRelayNotice(this, this.relayNotice, this.#remembered.get())) return nothing;
    const { relay } = words().waiting;
    return html`
      <div class="note" role="note">
        ${icons.warning}
        <strong>${relay.title}</strong>
        <p>${relay.text}</p>
        <button class="button small" type="button" @click=${() => this.#dismiss()}>${relay.dismiss}</button>
      </div>
    `;
  }

  #dismiss(): void {
    this.#remembered.set('read');
    this.requestUpdate();
  }
}

customElements.define('relay-notice', RelayNotice);
