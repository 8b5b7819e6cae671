import { css, html, LitElement } from 'lit';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import { icons } from './icons.ts';
import type { LiveAnnouncer } from './live-announcer.ts';
import './live-announcer.ts';

/**
 * A dialog with a heading and a way to close it; on a phone it comes from below. What elements announce while
 * it is open is said inside: the rest of the page can't be heard then.
 * @prop heading its name
 * @fires close it is closed
 */
export class SheetDialog extends LitElement {
  static override properties = { heading: {} };

  static override styles = [
    sharedStyles,
    css`
      dialog {
        width: min(var(--sheet-width, 26rem), calc(100vw - 2rem));
        max-height: min(52rem, calc(100dvh - 2rem));
        padding: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
        overflow: hidden;
        background: var(--card);
        color: var(--ink);
        box-shadow: var(--shadow);
      }

      dialog[open] {
        display: flex;
        flex-direction: column;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 55%);
      }

      .head {
        display: flex;
        flex: none;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-4);
        padding-block: var(--space-4) var(--space-3);
        padding-inline: var(--space-5) var(--space-4);
      }

      h2 {
        min-width: 0;
        overflow-wrap: anywhere;
        font-size: var(--text-l);
        line-height: 1.25;
        text-wrap: balance;
      }

      h2:focus {
        outline: none;
      }

      .close {
        flex: none;
        width: var(--target);
        min-height: var(--target);
        padding: 0;
        border-color: transparent;
      }

      .body {
        min-height: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: 0.25rem var(--space-5) var(--space-5);
        /* A shade at the foot while there is more below: the cover moves with the content, the shade doesn't. */
        background:
          linear-gradient(var(--card), var(--card)) bottom / 100% 1.25rem no-repeat local,
          linear-gradient(transparent, color-mix(in srgb, var(--ink) 16%, transparent)) bottom / 100% 0.75rem
            no-repeat scroll;
      }

      @media (width <= 16rem) {
        .head,
        .body {
          padding-inline: var(--space-4);
        }
      }

      @media (max-width: 40rem) and (orientation: portrait) {
        dialog {
          width: 100%;
          max-width: 100%;
          max-height: calc(100dvh - 3rem);
          margin: auto 0 0;
          border-width: 1px 0 0;
          border-radius: var(--radius-l) var(--radius-l) 0 0;
        }

        .body {
          padding-bottom: max(var(--space-5), env(safe-area-inset-bottom));
        }

        dialog[open] {
          animation: rise 180ms ease-out;
        }

        @keyframes rise {
          from {
            transform: translateY(3rem);
            opacity: 0;
          }
        }
      }
    `,
  ];

  declare heading: string;

  constructor() {
    super();
    this.heading = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('parley-announce', this.#say);
  }

  get open(): boolean {
    return this.#dialog?.open ?? false;
  }

  show(): void {
    if (this.open) return;
    this.#dialog?.showModal();
    // The attribute `autofocus` would do it too, but for the browser's complaint on each page that has a dialog.
    this.renderRoot.querySelector('h2')?.focus();
    addEventListener('parley-announce', this.#say);
  }

  close(): void {
    this.#dialog?.close();
  }

  override render() {
    return html`
      <dialog aria-labelledby="title" @click=${this.#clicked} @close=${this.#closed}>
        <div class="head">
          <h2 id="title" tabindex="-1">${this.heading}</h2>
          <button class="button close" type="button" aria-label=${words().common.close} @click=${this.close}>
            ${icons.close}
          </button>
        </div>
        <div class="body"><slot></slot></div>
        <live-announcer></live-announcer>
      </dialog>
    `;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  #closed(): void {
    removeEventListener('parley-announce', this.#say);
    this.dispatchEvent(new Event('close'));
  }

  #clicked(event: MouseEvent): void {
    // The dialog itself is hit only beside its content: on the backdrop.
    const dialog = this.#dialog;
    if (event.composedPath()[0] !== dialog || dialog === null) return;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x < left || x > right || y < top || y > bottom) dialog.close();
  }

  readonly #say = (event: Event): void => {
    const text: unknown = event instanceof CustomEvent ? event.detail : '';
    if (typeof text === 'string') {
      this.renderRoot.querySelector<LiveAnnouncer>('live-announcer')?.announce(text);
    }
  };
}

customElements.define('sheet-dialog', SheetDialog);
