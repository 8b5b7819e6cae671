import { css, html, LitElement } from 'lit';
import { playTestSound } from '../../media/test-sound.ts';
import { sharedStyles } from '../../styles/shared.ts';
import type { SoundTest } from '../../text/device-check.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { announce } from '../parts/request.ts';

/**
 * Plays a sound, so that a person knows where it comes from and how loud.
 * @prop speaker ID of the speaker; empty for the system's
 */
export class SpeakerTest extends LitElement {
  static override properties = { speaker: {}, _state: { state: true } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }

      p {
        flex: 1 1 10rem;
        color: var(--ink-soft);
        font-size: var(--text-s);
      }

      p:empty {
        display: none;
      }
    `,
  ];

  declare speaker: string;
  declare private _state: SoundTest;
  #playing: AbortController | null = null;

  constructor() {
    super();
    this.speaker = '';
    this._state = 'idle';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#playing?.abort();
  }

  override render() {
    const { button, text } = words().devices.soundTest[this._state];
    return html`
      <button
        class="button small"
        type="button"
        aria-disabled=${this._state === 'playing'}
        @click=${this.#play}
      >
        ${icons.speaker} ${button}
      </button>
      <p>${text}</p>
    `;
  }

  async #play(): Promise<void> {
    if (this._state === 'playing') return;
    const playing = new AbortController();
    this.#playing = playing;
    this._state = 'playing';
    const played = await playTestSound(playing.signal, this.speaker).catch(() => false);
    if (playing.signal.aborted) return;
    this._state = played ? 'played' : 'blocked';
    announce(this, words().devices.soundTest[this._state].text);
  }
}

customElements.define('speaker-test', SpeakerTest);
