import { css, html, LitElement } from 'lit';
import { NO_MEDIA, type MediaView } from '../page/page-state.ts';
import { sharedStyles } from '../styles/shared.ts';
import './device-notes.ts';
import './device-toggle.ts';
import './self-view.ts';

/** Oneself before the other is there: the picture, the two switches, and what doesn't work. */
export class DevicePreview extends LitElement {
  static override properties = { media: { attribute: false }, name: {}, joining: { type: Boolean } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        align-content: start;
        gap: var(--space-3);
      }

      .frame {
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
        justify-content: center;
        gap: var(--space-3);
        padding: var(--space-6) var(--space-4) var(--space-4);
        background: linear-gradient(transparent, rgb(11 16 15 / 60%));
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
    return html`
      <div class="frame">
        <self-view .stream=${stream} .camera=${camera} .name=${this.name} hint></self-view>
        <div class="switches" role="group" aria-label="Camera and microphone">
          <device-toggle kind="microphone" .device=${microphone}></device-toggle>
          <device-toggle kind="camera" .device=${camera}></device-toggle>
        </div>
      </div>
      <device-notes .media=${this.media} ?joining=${this.joining}></device-notes>
    `;
  }
}

customElements.define('device-preview', DevicePreview);
