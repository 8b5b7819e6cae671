import { css, html, LitElement, nothing } from 'lit';
import { rememberedRelayNotice } from '../page/remembered.ts';
import { sharedStyles } from '../styles/shared.ts';
import { RELAY_NOTICE, showsRelayNotice } from '../text/relay-notice.ts';
import { icons } from './icons.ts';

/**
 * Tells a host, once, that some networks won't connect; this browser remembers that it was read.
 * @prop relayNotice whether this project has no relay
 * @prop host whether the person is the host of the call
 */
export class RelayNotice extends LitElement {
  static override properties = { relayNotice: { type: Boolean }, host: { type: Boolean } };

  static override styles = [
    sharedStyles,
    css`
      .note {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--space-1) var(--space-3);
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }

      .icon {
        width: 1.375rem;
        height: 1.375rem;
      }

      strong {
        color: var(--ink);
        font-size: var(--text-m);
      }

      p,
      .button {
        grid-column: 2;
      }

      .button {
        justify-self: start;
        margin-top: var(--space-2);
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
    return html`
      <div class="note" role="note">
        ${icons.warning}
        <strong>${RELAY_NOTICE.title}</strong>
        <p>${RELAY_NOTICE.text}</p>
        <button class="button small" type="button" @click=${() => this.#dismiss()}>
          ${RELAY_NOTICE.dismiss}
        </button>
      </div>
    `;
  }

  #dismiss(): void {
    this.#remembered.set('read');
    this.requestUpdate();
  }
}

customElements.define('relay-notice', RelayNotice);
