import { css, html, LitElement, nothing } from 'lit';
import { noteStyles } from '../../styles/note.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import { FollowHiding } from '../devices/follow-hiding.ts';
import { icons } from '../parts/icons.ts';

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

  readonly #hiding = new FollowHiding(this).hiding;

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
