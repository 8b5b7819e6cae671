import { css, html, LitElement, nothing } from 'lit';
import { roundButtonStyles } from '../../styles/round-button.ts';
import { sharedStyles } from '../../styles/shared.ts';
import type { MenuItem } from './more-menu.ts';

/**
 * A round button over a picture, with its name and key in a tooltip.
 * @prop item what it looks like, what it is called and what it does
 * @attr tip where the tooltip is: `above` or `below`
 * @attr side the side that the tooltip keeps to, so that it stays on the stage: `left`, `right` or none
 */
export class StageAction extends LitElement {
  static override properties = { item: { attribute: false } };

  static override styles = [
    sharedStyles,
    roundButtonStyles,
    css`
      :host {
        display: inline-grid;
        --round-size: var(--target);
      }

      .round {
        background: var(--stage-veil);
      }

      :host([tip='below']) .tip {
        top: calc(100% + 0.5rem);
        bottom: auto;
      }

      :host([side='left']) .tip {
        left: 0;
        transform: none;
      }

      :host([side='right']) .tip {
        right: 0;
        left: auto;
        transform: none;
      }
    `,
  ];

  declare item: MenuItem | null;

  constructor() {
    super();
    this.item = null;
  }

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  override render() {
    if (this.item === null) return nothing;
    const { icon, label, key, does } = this.item;
    return html`
      <button
        class="round"
        type="button"
        aria-label=${label}
        aria-keyshortcuts=${key ?? nothing}
        @click=${() => does()}
      >
        ${icon}
        <span class="tip" aria-hidden="true">${label}${key === undefined ? '' : ` (${key})`}</span>
      </button>
    `;
  }
}

customElements.define('stage-action', StageAction);
