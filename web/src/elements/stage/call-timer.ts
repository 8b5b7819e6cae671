import { css, html, LitElement } from 'lit';
import { clock } from '../../words/formats.ts';
import { words } from '../../words/words.ts';

/** The time since a moment, counted up each second. `since` is in milliseconds of Date.now(). */
export class CallTimer extends LitElement {
  static override properties = { since: { type: Number } };

  static override styles = css`
    :host {
      font-variant-numeric: tabular-nums;
    }
  `;

  declare since: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.since = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render() {
    return html`<span role="timer" aria-label=${words().controls.timeInCall}
      >${clock(Date.now() - this.since)}</span
    >`;
  }
}

customElements.define('call-timer', CallTimer);
