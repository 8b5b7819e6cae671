import { css, html, LitElement } from 'lit';
import { NO_MEDIA, type MediaView } from '../../page/page-state.ts';
import { roundButtonStyles } from '../../styles/round-button.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import type { DeviceSettings } from './device-settings.ts';
import '../notices/device-notes.ts';
import './device-toggle.ts';
import { icons } from '../parts/icons.ts';
import '../stage/self-view.ts';

/** Oneself before the other is there: the picture, the two switches, and what doesn't work. */
export class DevicePreview extends LitElement {
  static override properties = { media: { attribute: false }, name: {}, joining: { type: Boolean } };

  static override styles = [
    sharedStyles,
    roundButtonStyles,
    css`
      :host {
        display: grid;
        align-content: start;
        gap: var(--space-3);
      }

      .frame {
        container-type: inline-size;
        position: relative;
        overflow: hidden;
        border-radius: var(--radius-l);
        box-shadow: var(--shadow);
      }

      self-view {
        width: 100%;
        aspect-ratio: 4 / 3;
        max-height: var(--preview-height, none);
        --mark-size: 5.5rem;
      }

      .switches {
        position: absolute;
        inset: auto 0 0;
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--space-2) var(--space-3);
        padding: var(--space-6) var(--space-3) var(--space-4);
        background: linear-gradient(transparent, rgb(11 16 15 / 60%));
      }

      .devices {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        width: auto;
        padding-inline: var(--space-4);
        border-radius: 2rem;
        font-size: var(--text-s);
        font-weight: 600;
      }

      .devices .icon {
        font-size: 1.0625rem;
      }

      /* Three round buttons have room where the word has none. */
      @container (width < 19rem) {
        .devices {
          width: var(--round-size, 3.25rem);
          padding: 0;
          justify-content: center;
        }

        .devices span {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }

      @container (width < 13rem) {
        .switches {
          --round-size: 2.75rem;
          gap: var(--space-1);
          padding-inline: 0;
        }
      }

      /* Along the lower edge of the picture. */
      sound-meter {
        position: absolute;
        inset: auto 0 0;
        --meter-height: 0.25rem;
        --card: var(--stage-high);
        --accent: #63d3b6;
      }
    `,
  ];

  declare media: MediaView;
  declare name: string;
  declare joining: boolean;

  constructor() {
    super();
    this.media = NO_MEDIA;
    this.name = '';
    this.joining = false;
  }

  override render() {
    const { stream, camera, microphone } = this.media;
    const { devices } = words();
    return html`
      <div class="frame">
        <self-view .stream=${stream} .camera=${camera} .name=${this.name} hint></self-view>
        <div class="switches" role="group" aria-label=${devices.switches}>
          <device-toggle kind="microphone" .device=${microphone}></device-toggle>
          <device-toggle kind="camera" .device=${camera}></device-toggle>
          <button
            class="round devices"
            type="button"
            aria-haspopup="dialog"
            ?hidden=${stream === null}
            @click=${this.#showDevices}
          >
            ${icons.tune}<span>${devices.button}</span>
          </button>
        </div>
        <sound-meter .track=${this.#heard()} label=${devices.level}></sound-meter>
      </div>
      <device-change-note .about=${this.media.devices.change}></device-change-note>
      <device-notes .media=${this.media} ?joining=${this.joining}></device-notes>
      <device-settings .media=${this.media} .name=${this.name}></device-settings>
    `;
  }

  #heard(): MediaStreamTrack | null {
    const { stream, microphone } = this.media;
    return microphone.state === 'on' ? (stream?.getAudioTracks()[0] ?? null) : null;
  }

  #showDevices(): void {
    this.renderRoot.querySelector<DeviceSettings>('device-settings')?.show();
  }
}

customElements.define('device-preview', DevicePreview);
