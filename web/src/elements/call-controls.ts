import { css, html, LitElement, nothing } from 'lit';
import { NO_MEDIA, type MediaView } from '../page/page-state.ts';
import { roundButtonStyles } from '../styles/round-button.ts';
import { sharedStyles } from '../styles/shared.ts';
import './device-toggle.ts';
import { icons } from './icons.ts';
import { ask } from './request.ts';

/**
 * What one does in a call.
 * @prop keys whether the keys work, so that tooltips tell them
 * @fires help the keys are asked for
 */
export class CallControls extends LitElement {
  static override properties = { media: { attribute: false }, keys: { type: Boolean } };

  static override styles = [
    sharedStyles,
    roundButtonStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: clamp(0.5rem, 2.5vw, 0.875rem);
      }

      .hang-up {
        width: 4.5rem;
        border-radius: 2rem;
        background: var(--hang-up);
        color: var(--on-hang-up);
        font-size: 1.25rem;
      }

      .hang-up:hover {
        background: color-mix(in srgb, var(--hang-up), black 12%);
      }

      .hang-up .icon {
        fill: currentcolor;
      }

      .help {
        background: transparent;
      }

      .help .tip {
        right: 0;
        left: auto;
        transform: none;
      }

      @media (forced-colors: active) {
        .hang-up {
          forced-color-adjust: none;
        }

        .help {
          background: ButtonFace;
        }
      }
    `,
  ];

  declare media: MediaView;
  declare keys: boolean;

  constructor() {
    super();
    this.media = NO_MEDIA;
    this.keys = false;
  }

  override render() {
    const { camera, microphone } = this.media;
    const keys = this.keys;
    return html`
      <device-toggle kind="microphone" .device=${microphone} ?keys=${keys}></device-toggle>
      <device-toggle kind="camera" .device=${camera} ?keys=${keys}></device-toggle>
      <button
        class="round hang-up"
        type="button"
        aria-label="Hang up"
        aria-keyshortcuts=${keys ? 'Shift+H' : nothing}
        @click=${() => ask(this, { type: 'hang-up' })}
      >
        ${icons.hangUp}
        <span class="tip" aria-hidden="true">Hang up${keys ? ' (Shift + H)' : ''}</span>
      </button>
      <button
        class="round help"
        type="button"
        aria-label="Keys and help"
        aria-haspopup="dialog"
        @click=${() => this.dispatchEvent(new CustomEvent('help'))}
      >
        ${icons.help}
        <span class="tip" aria-hidden="true">Keys${keys ? ' (?)' : ''}</span>
      </button>
    `;
  }
}

customElements.define('call-controls', CallControls);
