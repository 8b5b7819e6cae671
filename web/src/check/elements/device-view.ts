import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { icons } from '../../elements/parts/icons.ts';
import '../../elements/devices/sound-meter.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { checkWords } from '../../words/check-words.ts';
import { words } from '../../words/words.ts';

/**
 * The camera's picture and the microphone's level while they are on, and the way to switch them off.
 * @fires devices-off
 */
export class DeviceView extends LitElement {
  static override properties = { camera: { attribute: false }, microphone: { attribute: false } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        padding-block: var(--space-3);
      }

      .frame {
        overflow: hidden;
        max-width: 20rem;
        border-radius: var(--radius-m);
        background: var(--stage);
        aspect-ratio: 16 / 9;
      }

      video {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: cover;
        transform: scaleX(-1);
      }

      .level {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        max-width: 20rem;
        color: var(--ink-soft);
      }

      sound-meter {
        flex: 1;
      }

      .button {
        justify-self: start;
      }
    `,
  ];

  declare camera: MediaStream | null;
  declare microphone: MediaStream | null;

  constructor() {
    super();
    this.camera = null;
    this.microphone = null;
  }

  override render() {
    return html`
      ${
        this.camera === null
          ? nothing
          : html`
              <div class="frame">
                <video
                  .srcObject=${live(this.camera)}
                  autoplay
                  muted
                  playsinline
                  aria-label=${checkWords().ownCamera}
                ></video>
              </div>
            `
      }
      ${
        this.microphone === null
          ? nothing
          : html`
              <div class="level">
                ${icons.microphone}
                <sound-meter
                  .track=${this.microphone.getAudioTracks()[0] ?? null}
                  label=${words().devices.level}
                ></sound-meter>
              </div>
            `
      }
      <button class="button small" type="button" @click=${this.#off}>${checkWords().switchOff}</button>
    `;
  }

  #off(): void {
    this.dispatchEvent(new CustomEvent('devices-off'));
  }
}

customElements.define('device-view', DeviceView);
