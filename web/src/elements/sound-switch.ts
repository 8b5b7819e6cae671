import { css, html, LitElement } from 'lit';
import { playKnockSound } from '../page/knock-sound.ts';
import { rememberedSounds } from '../page/remembered.ts';
import { sharedStyles } from '../styles/shared.ts';
import { words } from '../words/words.ts';

/** Whether this device rings when somebody knocks; switched on, it rings once as an example. */
export class SoundSwitch extends LitElement {
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
