import { css, html, LitElement, type PropertyValues } from 'lit';
import type { OnceLink } from '../../page/page-state.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import '../parts/copy-button.ts';
import { icons } from '../parts/icons.ts';
import '../parts/qr-code.ts';
import { ask } from '../parts/request.ts';
import type { SheetDialog } from '../parts/sheet-dialog.ts';
import '../parts/sheet-dialog.ts';

/**
 * The code by which a person goes on with the call on another device. It is open while there is a link, on its
 * way or made: so it stays open when the page changes beneath it, and no link works that isn't to be seen.
 */
export class MovePanel extends LitElement {
  static override properties = { link: { attribute: false } };

  static override styles = [
    sharedStyles,
    css`
      .move {
        display: grid;
        gap: var(--space-4);
        justify-items: center;
        text-align: center;
      }

      .code {
        display: grid;
        place-items: center;
        width: min(100%, 15rem, 40dvh);
        aspect-ratio: 1;
      }

      qr-code {
        width: 100%;
        border: 1px solid var(--line);
      }

      .once {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }

      copy-button {
        min-width: min(12rem, 100%);
      }

      .state {
        display: grid;
        gap: var(--space-3);
        justify-items: center;
      }

      @media (max-height: 32rem) and (min-width: 40rem) {
        :host {
          --sheet-width: 36rem;
        }

        .move {
          grid-template-columns: auto minmax(0, 1fr);
          align-items: center;
          justify-items: start;
          text-align: start;
        }

        .code {
          grid-row: 1 / 4;
          width: min(15rem, 48dvh);
        }
      }
    `,
  ];

  declare link: OnceLink;

  constructor() {
    super();
    this.link = null;
  }

  /** Asks for a link; the panel opens as it is made. */
  show(): void {
    if (this.link === null) ask(this, { type: 'offer-move' });
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('link')) return;
    if (this.link === null) this.#sheet?.close();
    else void this.#open();
  }

  override render() {
    const { move } = words().host;
    return html`
      <sheet-dialog .heading=${move.title} @close=${this.#closed}>
        <div class="move">
          <p>${move.help}</p>
          <div class="code">${this.#code()}</div>
          <p class="once">${move.once}</p>
          ${
            isMade(this.link)
              ? html`<copy-button
                  .text=${this.link.url}
                  label=${move.copy}
                  icon="link"
                  .note=${move.once}
                ></copy-button>`
              : ''
          }
        </div>
      </sheet-dialog>
    `;
  }

  #code() {
    const { move } = words().host;
    if (isMade(this.link)) {
      return html`<qr-code .text=${this.link.url} label=${move.qrCode}></qr-code>`;
    }
    if (this.link !== 'failed') return html`<p class="quiet" role="status">${move.making}</p>`;
    return html`
      <div class="state">
        <p class="problem" role="alert">${icons.warning} ${move.failed}</p>
        <button class="button small" type="button" @click=${() => ask(this, { type: 'offer-move' })}>
          ${words().common.tryAgain}
        </button>
      </div>
    `;
  }

  get #sheet(): SheetDialog | null {
    return this.renderRoot.querySelector('sheet-dialog');
  }

  async #open(): Promise<void> {
    const sheet = this.#sheet;
    await sheet?.updateComplete;
    if (this.link !== null && this.isConnected) sheet?.show();
  }

  #closed(): void {
    if (this.link !== null) ask(this, { type: 'cancel-move' });
  }
}

function isMade(link: OnceLink): link is { readonly url: string } {
  return typeof link === 'object' && link !== null;
}

customElements.define('move-panel', MovePanel);
