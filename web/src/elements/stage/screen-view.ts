import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { setSpeaker } from '../../media/speaker.ts';
import { NO_REMOTE, type RemoteView } from '../../page/page-state.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { isolated } from '../../words/isolated.ts';
import { words } from '../../words/words.ts';

/**
 * The other person's screen with its sound: all of it, never cropped.
 * @prop screen what arrives; there only while it is on
 * @prop name the other person's
 * @prop speaker ID of the speaker; empty for the system's
 */
export class ScreenView extends LitElement {
  static override properties = {
    screen: { attribute: false },
    name: {},
    speaker: {},
    _seen: { state: true },
  };

  static override styles = [
    sharedStyles,
    css`
      :host {
        position: absolute;
        inset: 0;
        display: block;
        background: var(--stage);
      }

      video {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }

      p {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        margin: 0;
        padding: var(--space-5);
        color: var(--stage-ink-soft);
        text-align: center;
      }
    `,
  ];

  declare screen: RemoteView['screen'];
  declare name: string;
  declare speaker: string;
  /** Whether a frame of it was shown. */
  declare private _seen: boolean;

  constructor() {
    super();
    this.screen = NO_REMOTE.screen;
    this.name = '';
    this.speaker = '';
    this._seen = false;
  }

  override updated(changed: PropertyValues<this>): void {
    const { video } = this;
    if (video === null) return;
    if (changed.has('screen')) this.#play(video);
    if (changed.has('speaker')) void setSpeaker(video, this.speaker);
  }

  /** Where the picture and the sound are played. */
  get video(): HTMLVideoElement | null {
    return this.renderRoot.querySelector('video');
  }

  override render() {
    return html`
      <video
        autoplay
        playsinline
        .srcObject=${live(this.screen.on ? this.screen.stream : null)}
        aria-label=${words().screen.of(isolated(this.name))}
        @playing=${this.#plays}
        @resize=${this.#plays}
      ></video>
      ${this._seen ? nothing : html`<p>${words().screen.coming(isolated(this.name))}</p>`}
    `;
  }

  #play(video: HTMLVideoElement): void {
    // Where the browser waits for a tap before it lets anything be heard, the person's picture has the button.
    if (video.paused && video.srcObject !== null) video.play().catch(() => undefined);
  }

  #plays(): void {
    this._seen = (this.video?.videoWidth ?? 0) > 0;
  }
}

customElements.define('screen-view', ScreenView);
