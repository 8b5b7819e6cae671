import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DeviceEntry, DeviceRole } from '../../media/device-list.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { deviceNames } from '../../text/device-check.ts';
import { words } from '../../words/words.ts';
import { ask } from '../parts/request.ts';

/**
 * The choice of one device. What is chosen shows once it is in use.
 * @prop for what it is for
 * @prop devices those that there are
 * @prop chosen ID of the one in use; empty for what the system takes
 */
export class DevicePicker extends LitElement {
  static override properties = {
    for: {},
    devices: { attribute: false },
    chosen: {},
    disabled: { type: Boolean },
  };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
        min-width: 0;
      }

      select {
        cursor: pointer;
        text-overflow: ellipsis;
      }

      select:disabled {
        cursor: default;
        opacity: 0.75;
      }
    `,
  ];

  declare for: DeviceRole;
  declare devices: readonly DeviceEntry[];
  declare chosen: string;
  declare disabled: boolean;

  constructor() {
    super();
    this.for = 'camera';
    this.devices = [];
    this.chosen = '';
    this.disabled = false;
  }

  override render() {
    return html`
      <label for="device">${words().devices[this.for]}</label>
      <select
        id="device"
        class="field"
        ?disabled=${this.disabled || this.devices.length === 0}
        @change=${this.#changed}
      >
        ${this.#options().map(
          ({ id, name }) => html`<option value=${id} .selected=${live(id === this.chosen)}>${name}</option>`,
        )}
      </select>
    `;
  }

  #options(): readonly { readonly id: string; readonly name: string }[] {
    const { devices, chosen } = this;
    const names = deviceNames(devices.map(({ label }) => label));
    const listed = devices.map(({ id }, index) => ({ id, name: names[index] ?? '' }));
    if (devices.length === 0 && this.for !== 'speaker')
      return [{ id: '', name: words().devices.none[this.for] }];
    if (this.for !== 'camera') return [{ id: '', name: words().devices.systemDefault }, ...listed];
    return chosen === '' ? [{ id: '', name: words().devices.anyCamera }, ...listed] : listed;
  }

  #changed(event: Event): void {
    if (!(event.currentTarget instanceof HTMLSelectElement)) return;
    ask(this, { type: 'choose-device', role: this.for, id: event.currentTarget.value });
  }
}

customElements.define('device-picker', DevicePicker);
