import { css, html, LitElement, type PropertyValues } from 'lit';
import { SoundLevel } from '../../media/sound-level.ts';
import { sharedStyles } from '../../styles/shared.ts';

/** Below this nobody speaks: the meter has its whole width for what is above, in decibels. */
const QUIET_DB = -50;
/** Share of the width from which on somebody speaks. */
const HEARD = 0.3;
/** How often a screen reader may learn the level. */
const TOLD_EVERY_MS = 500;

/**
 * How loud a track is, as a bar that moves.
 * @prop track the microphone's track; null for silence
 * @prop label its name
 * @fires heard somebody spoke for the first time with this track
 * @cssprop --meter-height
 */
export class SoundMeter extends LitElement {
  static override properties = { track: { attribute: false }, label: {} };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      .bar {
        height: var(--meter-height, 0.625rem);
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

      :host(:dir(rtl)) .bar > div {
        transform-origin: right;
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

  declare track: MediaStreamTrack | null;
  declare label: string;
  #level: SoundLevel | null = null;
  #frame = 0;
  #heard = false;
  #toldAt = 0;
  /** The loudest since then. */
  #most = 0;

  constructor() {
    super();
    this.track = null;
    this.label = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Browsers may keep silent until then.
    addEventListener('pointerdown', this.#resume);
    addEventListener('keydown', this.#resume);
    if (this.hasUpdated) this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.#resume);
    removeEventListener('keydown', this.#resume);
    this.#stop();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('track')) this.#start();
  }

  override render() {
    return html`
      <div
        class="bar"
        role="meter"
        aria-label=${this.label}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow="0"
      >
        <div></div>
      </div>
    `;
  }

  #start(): void {
    this.#stop();
    this.#heard = false;
    if (this.track === null || typeof AudioContext !== 'function') return this.#show(0);
    this.#level = new SoundLevel(new MediaStream([this.track]));
    this.#draw();
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#level?.close();
    this.#level = null;
  }

  #draw(): void {
    const share = shareOf(this.#level?.now() ?? 0);
    this.#show(share);
    if (!this.#heard && share > HEARD) {
      this.#heard = true;
      this.dispatchEvent(new CustomEvent('heard'));
    }
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #show(share: number): void {
    const bar = this.renderRoot.querySelector<HTMLElement>('.bar');
    const [moving] = bar?.children ?? [];
    if (moving instanceof HTMLElement) moving.style.transform = `scaleX(${share.toFixed(3)})`;
    this.#most = Math.max(this.#most, share);
    const now = performance.now();
    if (now - this.#toldAt < TOLD_EVERY_MS) return;
    bar?.setAttribute('aria-valuenow', String(Math.round(this.#most * 100)));
    this.#toldAt = now;
    this.#most = 0;
  }

  readonly #resume = (): void => this.#level?.resume();
}

/** How much of the meter a peak from 0 to 1 fills. */
function shareOf(peak: number): number {
  if (peak === 0) return 0;
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(peak)) / QUIET_DB));
}

customElements.define('sound-meter', SoundMeter);
