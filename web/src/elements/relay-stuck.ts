import { css, html, LitElement, nothing } from 'lit';
import { addressHiding } from '../page/hiding.ts';
import { noteStyles } from '../styles/note.ts';
import { sharedStyles } from '../styles/shared.ts';
import { words } from '../words/words.ts';
import { icons } from './icons.ts';

/** Says that nobody can be connected, since the address is hidden and no relay answers; nothing while one does. */
export class RelayStuck extends LitElement {
  static override styles = [
    sharedStyles,
    noteStyles,
    css`
      .note {
        background: var(--warm);
        color: var(--on-warm);
      }
    `,
  ];

  readonly #hiding = addressHiding();
  #stop = (): void => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = this.#hiding.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override render() {
    if (!this.#hiding.isStuck) return nothing;
    const { stuckTitle, stuckText } = words().line;
    return html`<div class="note" role="alert">
      ${icons.warning}<strong>${stuckTitle}</strong>
      <p>${stuckText}</p>
    </div>`;
  }
}

customElements.define('relay-stuck', RelayStuck);
