import { css, html, LitElement, nothing } from 'lit';
import { NO_SCREEN, type ScreenState } from '../../media/screen.ts';
import { NO_MEDIA, type MediaView } from '../../page/page-state.ts';
import { roundButtonStyles } from '../../styles/round-button.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { hostButtonLabel } from '../../text/host.ts';
import { words } from '../../words/words.ts';
import '../devices/device-toggle.ts';
import { icons } from '../parts/icons.ts';
import type { MenuItem } from './more-menu.ts';
import './more-menu.ts';
import { ask } from '../parts/request.ts';
import './share-toggle.ts';

/**
 * What one does in a call; what is seldom needed is in a menu.
 * @prop keys whether the keys work, so that tooltips tell them
 * @prop waiting how many wait to be let in; null when this person isn't the host
 * @prop screen one's own, where it can be shared
 * @prop more what else is in the menu
 * @fires devices the choice of devices is asked for
 * @fires host the host's panel is asked for
 * @fires move another device is to go on with the call
 * @fires help the keys are asked for
 */
export class CallControls extends LitElement {
  static override properties = {
    media: { attribute: false },
    keys: { type: Boolean },
    waiting: { attribute: false },
    screen: { attribute: false },
    more: { attribute: false },
  };

  static override styles = [
    sharedStyles,
    roundButtonStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: clamp(0.5rem, 2.5vw, 0.875rem);
      }

      .round,
      device-toggle,
      share-toggle {
        flex: none;
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

      .count {
        position: absolute;
        top: -0.25rem;
        inset-inline-end: -0.25rem;
        display: grid;
        place-items: center;
        min-width: 1.375rem;
        height: 1.375rem;
        padding-inline: 0.25rem;
        border-radius: 1rem;
        background: #ffb86b;
        color: #3b2300;
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
        font-weight: 800;
        line-height: 1;
      }

      @media (max-width: 22.5rem) {
        :host {
          --round-size: 2.875rem;
        }

        .hang-up {
          width: 3.75rem;
        }
      }

      /* One button more: phones don't have it, but narrow windows do. */
      @media (max-width: 27rem) {
        :host(.shares) {
          --round-size: 2.75rem;

          gap: 0.375rem;
        }

        :host(.shares) .hang-up {
          width: 3.5rem;
        }
      }

      @media (max-width: 22.5rem) {
        :host(.shares) {
          gap: 0.25rem;
        }

        :host(.shares) .hang-up {
          width: 3rem;
        }
      }

      @media (forced-colors: active) {
        .hang-up {
          forced-color-adjust: none;
        }
      }
    `,
  ];

  declare media: MediaView;
  declare keys: boolean;
  declare waiting: number | null;
  declare screen: ScreenState;
  declare more: readonly MenuItem[];

  constructor() {
    super();
    this.media = NO_MEDIA;
    this.keys = false;
    this.waiting = null;
    this.screen = NO_SCREEN;
    this.more = [];
  }

  override willUpdate(): void {
    this.classList.toggle('shares', this.screen.able);
  }

  override render() {
    const { camera, microphone } = this.media;
    const keys = this.keys;
    const { controls } = words();
    return html`
      <device-toggle kind="microphone" .device=${microphone} ?keys=${keys}></device-toggle>
      <device-toggle kind="camera" .device=${camera} ?keys=${keys}></device-toggle>
      ${this.screen.able ? html`<share-toggle .screen=${this.screen} ?keys=${keys}></share-toggle>` : nothing}
      <button
        class="round hang-up"
        type="button"
        aria-label=${controls.hangUp}
        aria-keyshortcuts=${keys ? 'Shift+H' : nothing}
        @click=${() => ask(this, { type: 'hang-up' })}
      >
        ${icons.hangUp}
        <span class="tip" aria-hidden="true"
          >${keys ? controls.tip(controls.hangUp, 'Shift + H') : controls.hangUp}</span
        >
      </button>
      ${this.#hostButton()}
      <more-menu .items=${this.#menu()}></more-menu>
    `;
  }

  #menu(): readonly MenuItem[] {
    const { devices, host, controls } = words();
    return [
      { icon: icons.tune, label: devices.title, does: () => this.#fire('devices') },
      ...this.more,
      { icon: icons.devices, label: host.move.title, does: () => this.#fire('move') },
      { icon: icons.help, label: controls.keysAndHelp, does: () => this.#fire('help') },
    ];
  }

  #hostButton() {
    const { waiting, keys } = this;
    const { controls } = words();
    if (waiting === null) return nothing;
    return html`
      <button
        class="round"
        type="button"
        aria-label=${hostButtonLabel(waiting)}
        aria-haspopup="dialog"
        aria-keyshortcuts=${keys ? 'P' : nothing}
        @click=${() => this.#fire('host')}
      >
        ${icons.host}
        ${waiting > 0 ? html`<span class="count" aria-hidden="true">${waiting}</span>` : nothing}
        <span class="tip" aria-hidden="true">${keys ? controls.tip(controls.host, 'P') : controls.host}</span>
      </button>
    `;
  }

  #fire(type: 'devices' | 'host' | 'move' | 'help'): void {
    this.dispatchEvent(new CustomEvent(type));
  }
}

customElements.define('call-controls', CallControls);
