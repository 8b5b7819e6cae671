import { html, LitElement } from 'lit';
import { rememberedMutedNotice } from '../../page/remembered.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { switchRowStyles } from '../../styles/switch-row.ts';
import { words } from '../../words/words.ts';

/**
 * Whether a person is told when they speak while muted; remembered on this device.
 * @fires muted-notice it was switched; bubbles
 */
export class MutedSwitch extends LitElement {
  static override styles = [sharedStyles, switchRowStyles];

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
