import { css, html, LitElement, nothing } from 'lit';
import { isWanted, NO_DEVICE, type DeviceView } from '../../page/page-state.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { roundButtonStyles } from '../../styles/round-button.ts';
import type { DeviceKind } from '../../text/device-problems.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { ask } from '../parts/request.ts';

const KEYS: Readonly<Record<DeviceKind, string>> = { camera: 'V', microphone: 'M' };

/**
 * Switches camera or microphone on and off. Pressed means on; what it asks for shows once it happened.
 * @prop keys whether its key works, so that the tooltip tells it
 */
export class DeviceToggle extends LitElement {
  static override properties = {
    kind: {},
    device: { attribute: false },
    keys: { type: Boolean },
  };

  static override styles = [
    sharedStyles,
    roundButtonStyles,
    css`
      .round[aria-pressed='false'] {
        background: #f6f4ee;
        color: #15201d;
      }

      .round[aria-pressed='false']:hover {
        background: #ffffff;
      }

      .badge {
        position: absolute;
        top: -0.125rem;
        inset-inline-end: -0.125rem;
        display: grid;
        place-items: center;
        width: 1.25rem;
        height: 1.25rem;
        border-radius: 50%;
        background: #ffb86b;
        color: #3b2300;
        font-size: 0.8125rem;
        font-weight: 800;
        line-height: 1;
      }

      @media (forced-colors: active) {
        .round[aria-pressed='false'],
        .round[aria-pressed='false']:hover {
          border-color: ButtonText;
          background: ButtonText;
          color: ButtonFace;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  declare kind: DeviceKind;
  declare device: DeviceView;
  declare keys: boolean;

  constructor() {
    super();
    this.kind = 'camera';
    this.device = NO_DEVICE;
    this.keys = false;
  }

  override render() {
    const { state } = this.device;
    const isOn = state === 'on';
    const face =
      this.kind === 'camera' ? [icons.camera, icons.cameraOff] : [icons.microphone, icons.microphoneOff];
    return html`
      <button
        class="round"
        type="button"
        aria-label=${words().devices[this.kind]}
        aria-pressed=${isOn}
        aria-busy=${state === 'asking'}
        aria-keyshortcuts=${this.keys ? KEYS[this.kind] : nothing}
        @click=${this.#toggle}
      >
        ${isWanted(this.device) ? face[0] : face[1]}
        ${state === 'unavailable' ? html`<span class="badge" aria-hidden="true">!</span>` : nothing}
        <span class="tip" aria-hidden="true">${this.#tip()}</span>
      </button>
    `;
  }

  #tip(): string {
    const { on, off, starting, fails, tip } = words().controls;
    const what = this.kind;
    const withKey = (label: string): string => (this.keys ? tip(label, KEYS[what]) : label);
    switch (this.device.state) {
      case 'on':
        return withKey(off[what]);
      case 'asking':
        return starting[what];
      case 'unavailable':
        return withKey(fails[what]);
      case 'idle':
      case 'off':
        return withKey(on[what]);
    }
  }

  #toggle(): void {
    ask(this, { type: this.kind, on: !isWanted(this.device) });
  }
}

customElements.define('device-toggle', DeviceToggle);
