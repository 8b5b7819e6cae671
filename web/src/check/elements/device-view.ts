import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { icons } from '../../elements/icons.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { SoundLevel } from '../sound-level.ts';

/** Below this nobody speaks: the meter has its whole width for what is above, in decibels. */
const QUIET_DB = -50;

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

      .bar {
        flex: 1;
        height: 0.625rem;
        overflow: hidden;
        border-radius: 1rem;
        background: color-mix(in srgb, var(--card), var(--ink) 12%);
      }

      .bar > div {
        height: 100%;
        background: var(--accent);
        transform-origin: left;
        transform: scaleX(0);
      }

      .button {
        justify-self: start;
      }

      @media (forced-colors: active) {
        .bar {
          border: 1px solid CanvasText;
        }

        .bar > div {
          forced-color-adjust: none;
          background: Highlight;
        }
      }
    `,
  ];

  declare camera: MediaStream | null;
  declare microphone: MediaStream | null;
  #level: SoundLevel | null = null;
  #frame = 0;

  constructor() {
    super();
    this.camera = null;
    this.microphone = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopMeter();
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('microphone')) return;
    this.#stopMeter();
    if (this.microphone === null) return;
    this.#level = new SoundLevel(this.microphone);
    this.#draw();
  }

  override render() {
    return html`
      ${
        this.camera === null
          ? nothing
          : html`
              <div class="frame">
                <video .srcObject=${this.camera} autoplay muted playsinline aria-label="Your camera"></video>
              </div>
            `
      }
      ${
        this.microphone === null
          ? nothing
          : html`
              <div class="level" role="img" aria-label="Level of the microphone">
                ${icons.microphone}
                <div class="bar"><div></div></div>
              </div>
            `
      }
      <button class="button small" type="button" @click=${this.#off}>Switch off</button>
    `;
  }

  #draw(): void {
    const bar = this.renderRoot.querySelector<HTMLElement>('.bar > div');
    const peak = this.#level?.now() ?? 0;
    const share = peak === 0 ? 0 : Math.max(0, 1 - (20 * Math.log10(peak)) / QUIET_DB);
    if (bar !== null) bar.style.transform = `scaleX(${Math.min(1, share).toFixed(3)})`;
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #stopMeter(): void {
    cancelAnimationFrame(this.#frame);
    this.#level?.close();
    this.#level = null;
  }

  #off(): void {
    this.dispatchEvent(new CustomEvent('devices-off'));
  }
}

customElements.define('device-view', DeviceView);
