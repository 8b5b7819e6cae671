import { css, html, LitElement, nothing } from 'lit';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';

/**
 * Says that there is no network. It lies over the page, so that nothing moves when it comes and goes.
 * @prop shown whether there is none
 */
export class OfflineNote extends LitElement {
  static override properties = { shown: { type: Boolean } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        position: fixed;
        z-index: 3;
        inset: calc(var(--edge-top) - var(--space-2)) 0 auto;
        width: fit-content;
        max-width: calc(100% - 2rem);
        margin-inline: auto;
        pointer-events: none;
      }

      p {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        padding: var(--space-2) var(--space-4);
        border-radius: var(--radius-m);
        background: var(--warm);
        color: var(--on-warm);
        box-shadow: var(--shadow);
        font-size: var(--text-s);
      }

      .icon {
        width: 1.25rem;
        height: 1.25rem;
      }
    `,
  ];

  declare shown: boolean;

  constructor() {
    super();
    this.shown = false;
  }

  override render() {
    const { arrival } = words();
    return html`
      <div role="status">
        ${
          this.shown
            ? html`<p>
                ${icons.warning}<span><strong>${arrival.offline}</strong> ${arrival.offlineHelp}</span>
              </p>`
            : nothing
        }
      </div>
    `;
  }
}

customElements.define('offline-note', OfflineNote);
