import { html, LitElement } from 'lit';
import { playKnockSound } from '../../page/knock-sound.ts';
import { rememberedSounds } from '../../page/remembered.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { switchRowStyles } from '../../styles/switch-row.ts';
import { words } from '../../words/words.ts';

/** Whether this device rings when somebody knocks; switched on, it rings once as an example. */
export class SoundSwitch extends LitElement {
  static override styles = [sharedStyles, switchRowStyles];

  override render() {
    const { sounds, soundsHelp } = words().devices;
    return html`
      <label>
        <input type="checkbox" .checked=${rememberedSounds().get() !== 'off'} @change=${this.#switched} />
        <span>${sounds}<span class="help">${soundsHelp}</span></span>
      </label>
    `;
  }

  #switched(event: Event): void {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    rememberedSounds().set(event.currentTarget.checked ? 'on' : 'off');
    playKnockSound();
  }
}

customElements.define('sound-switch', SoundSwitch);
