import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { DeviceChange } from '../media/local-media.ts';
import { noticeStyles } from '../styles/notice.ts';
import { sharedStyles } from '../styles/shared.ts';
import { changeWords } from '../text/device-check.ts';
import { words } from '../words/words.ts';
import { icons } from './icons.ts';
import { announce } from './request.ts';

/** Then it has been read, or heard. */
const SHOWN_MS = 20_000;

/** What was put aside, or has had its time: also where the page changes beneath it. */
const past = new WeakSet<DeviceChange>();

/** Says which device is gone, is back or didn't start, and what is used in its place. */
export class DeviceChangeNote extends LitElement {
  static override properties = { change: { attribute: false } };

  static override styles = [
    sharedStyles,
    noticeStyles,
    css`
      p {
        padding-bottom: var(--space-1);
        font-size: var(--text-s);
      }
    `,
  ];

  declare change: DeviceChange | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.change = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#putAside();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { change } = this;
    if (!changed.has('change') || change === null || past.has(change)) return;
    const { title, text } = changeWords(change);
    announce(this, `${title}. ${text}`);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#putAside(), SHOWN_MS);
  }

  override render() {
    if (this.change === null || past.has(this.change)) return nothing;
    const { title, text } = changeWords(this.change);
    return html`
      <section class="notice" aria-labelledby="title">
        <div class="head">
          ${icons[this.change.role]}
          <h2 id="title">${title}</h2>
          <button
            class="button close"
            type="button"
            aria-label=${words().common.close}
            @click=${this.#putAside}
          >
            ${icons.close}
          </button>
        </div>
        ${text === '' ? nothing : html`<p>${text}</p>`}
      </section>
    `;
  }

  #putAside(): void {
    clearTimeout(this.#timer);
    if (this.change !== null) past.add(this.change);
    this.requestUpdate();
  }
}

customElements.define('device-change-note', DeviceChangeNote);
