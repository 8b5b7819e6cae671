import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { setSpeaker } from '../media/speaker.ts';
import { NO_REMOTE, type RemoteView as Remote } from '../page/page-state.ts';
import { sharedStyles } from '../styles/shared.ts';
import { nameFirst } from '../text/people.ts';
import { icons } from './icons.ts';
import './person-mark.ts';
import { fitOf } from './picture-fit.ts';

/**
 * The other person: picture and sound; their mark while there is no picture.
 * @prop connecting whether a connection is being made: the next first frame is marked again
 */
export class RemoteViewElement extends LitElement {
  static override properties = {
    remote: { attribute: false },
    name: {},
    speaker: {},
    connecting: { type: Boolean },
    _seen: { state: true },
    _silenced: { state: true },
    _fit: { state: true },
  };

  static override styles = [
    sharedStyles,
    css`
      :host {
        position: absolute;
        inset: 0;
        background: var(--stage);
      }

      video {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: contain;
      }

      video.cover {
        object-fit: cover;
      }

      .placeholder {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--space-4);
        padding: var(--space-5);
        background: radial-gradient(circle at 50% 42%, #1b2a26, var(--stage) 70%);
        text-align: center;
      }

      .placeholder p {
        color: var(--stage-ink-soft);
      }

      .silenced {
        position: absolute;
        inset: auto 0 7.5rem;
        display: grid;
        place-items: center;
      }
    `,
  ];

  declare remote: Remote;
  declare name: string;
  /** ID of the speaker; empty for the system's. */
  declare speaker: string;
  declare connecting: boolean;
  /** Whether a frame of this connection was shown. */
  declare private _seen: boolean;
  /** Whether the browser waits for a tap before it lets us be heard. */
  declare private _silenced: boolean;
  declare private _fit: 'cover' | 'contain';
  #box: ResizeObserver | null = null;
  /** Grows with each connection; a frame of an older one doesn't count. */
  #connection = 0;

  constructor() {
    super();
    this.remote = NO_REMOTE;
    this.name = '';
    this.speaker = '';
    this.connecting = false;
    this._seen = false;
    this._silenced = false;
    this._fit = 'contain';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#box = new ResizeObserver(() => this.#measure());
    this.#box.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#box?.disconnect();
    this.#connection += 1;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('connecting') && this.connecting) this._seen = false;
  }

  override updated(changed: PropertyValues<this>): void {
    const isNew = changed.has('connecting') && (this.connecting || this.#connection === 0);
    if (isNew) this.#awaitFirstFrame();
    if (changed.has('remote')) this.#play();
    if (changed.has('speaker') && this.#video !== null) void setSpeaker(this.#video, this.speaker);
  }

  override render() {
    return html`
      <video
        class=${this._fit}
        autoplay
        playsinline
        .srcObject=${this.remote.stream}
        aria-label="${nameFirst(this.name)}, picture and sound"
        @resize=${this.#measure}
        @pause=${this.#play}
      ></video>
      ${this.remote.video && this._seen ? nothing : this.#placeholder()}
      ${
        this._silenced
          ? html`
              <div class="silenced">
                <button class="button primary large" type="button" @click=${this.#play}>
                  ${icons.speaker} Tap to hear
                </button>
              </div>
            `
          : nothing
      }
    `;
  }

  #placeholder() {
    return html`
      <div class="placeholder">
        <person-mark .name=${this.name}></person-mark>
        ${this.connecting || this.remote.video ? nothing : html`<p>Their camera is off</p>`}
      </div>
    `;
  }

  get #video(): HTMLVideoElement | null {
    return this.renderRoot.querySelector('video');
  }

  #awaitFirstFrame(): void {
    const video = this.#video;
    if (video === null) return;
    const connection = ++this.#connection;
    const shown = (): void => {
      if (connection !== this.#connection) return;
      performance.mark('parley:first-frame');
      this._seen = true;
    };
    // Not in every browser that can call.
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(shown);
    else (video as HTMLVideoElement).addEventListener('loadeddata', shown, { once: true });
  }

  #play(): void {
    const video = this.#video;
    if (video === null || video.srcObject === null || !this.isConnected) return;
    if (!video.paused) {
      this._silenced = false;
      return;
    }
    video.play().then(
      () => {
        this._silenced = false;
      },
      (error: unknown) => {
        // Other refusals mean that newer media has come in between.
        if (error instanceof DOMException && error.name === 'NotAllowedError') this._silenced = true;
      },
    );
  }

  #measure(): void {
    const video = this.#video;
    if (video === null) return;
    const picture = { width: video.videoWidth, height: video.videoHeight };
    this._fit = fitOf(picture, { width: this.clientWidth, height: this.clientHeight });
  }
}

customElements.define('remote-view', RemoteViewElement);
