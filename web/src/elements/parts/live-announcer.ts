import { css, html, LitElement } from 'lit';

/** Says things to screen readers, politely; nothing of it is to be seen. */
export class LiveAnnouncer extends LitElement {
  static override properties = { _text: { state: true } };

  static override styles = css`
    :host {
      position: absolute;
      top: 0;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `;

  declare private _text: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #unsaid: string[] = [];

  constructor() {
    super();
    this._text = '';
  }

  /** Says `text`, also when it is what was said last. What comes at once is said together. */
  announce(text: string): void {
    this._text = '';
    this.#unsaid.push(text);
    clearTimeout(this.#timer);
    // A region that is emptied and filled in one go stays silent.
    this.#timer = setTimeout(() => {
      this._text = this.#unsaid.splice(0).join(' ');
    }, 60);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    return html`<div role="status" aria-live="polite">${this._text}</div>`;
  }
}

customElements.define('live-announcer', LiveAnnouncer);
