import { css, html, LitElement } from 'lit';
import { rememberedMutedNotice } from '../page/remembered.ts';
import { sharedStyles } from '../styles/shared.ts';
import { words } from '../words/words.ts';

/**
 * Whether a person is told when they speak while muted; remembered on this device.
 * @fires muted-notice it was switched; bubbles
 */
export class MutedSwitch extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      label {
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: center;
        gap: var(--space-3);
        min-height: var(--target);
        font-size: var(--text-m);
        font-weight: 500;
        cursor: pointer;
      }

      input {
        width: 1.25rem;
        height: 1.25rem;
        margin: 0;
        accent-color: var(--accent);
        cursor: inherit;
      }

      .help {
        display: block;
        color: var(--ink-soft);
        font-size: var(--text-s);
        font-weight: 400;
        line-height: 1.35;
      }
    `,
  ];

  override render() {
    const { stage } = words();
    return html`
      <label>
        <input
          type="checkbox"
          .checked=${rememberedMutedNotice().get() !== 'off'}
          @change=${this.#switched}
        />
        <span>${stage.noticeMuted}<span class="help">${stage.noticeMutedHelp}</span></span>
      </label>
    `;
  }

  #switched(event: Event): void {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    rememberedMutedNotice().set(event.currentTarget.checked ? 'on' : 'off');
    this.dispatchEvent(new Event('muted-notice', { bubbles: true, composed: true }));
  }
}

customElements.define('muted-switch', MutedSwitch);
