import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { setSpeaker } from '../../media/speaker.ts';
import { NO_REMOTE, type RemoteView as Remote } from '../../page/page-state.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { isolated } from '../../words/isolated.ts';
import { words } from '../../words/words.ts';
import '../parts/person-mark.ts';
import { PictureFrame } from './picture-frame.ts';

/** By these a person lets a page be heard, whatever they meant by it. */
const GESTURES = ['pointerup', 'keydown'] as const;

/**
 * The other person: picture and sound; their mark while there is no picture.
 * @prop remote what arrives from them
 * @prop name what they call themselves
 * @prop speaker ID of the speaker; empty for the system's
 * @attr broken whether the connection is being mended, which is said elsewhere
 * @attr connecting whether a connection is being made: the next first frame is marked again
 * @fires silenced the browser lets nothing be heard before a tap, or does again: `detail` tells which
 * @fires picture-shape the picture has another shape now
 */
export class RemoteViewElement extends LitElement {
  static override properties = {
    remote: { attribute: false },
    name: {},
    speaker: {},
    connecting: { type: Boolean },
    broken: { type: Boolean },
    _seen: { state: true },
  };

  static override styles = [
    sharedStyles,
    css`
      :host {
        position: absolute;
        inset: 0;
        background: var(--stage);
        container-type: size;
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

      /* Clear of the controls, and of what is said above them. */
      @container (height < 32rem) {
        .placeholder {
          padding-bottom: 6rem;
        }
      }

      /* A small picture. */
      @container (width < 16rem) and (height < 16rem) {
        .placeholder {
          padding: var(--space-2);
          background: var(--stage-raised);
        }

        .placeholder p {
          display: none;
        }
      }

      /* A small stage: above one's own picture, and then clear of what is said about the connection. */
      @container (width < 16rem) and (height >= 16rem) {
        .placeholder {
          --mark-size: 3.5rem;

          padding: var(--space-4) var(--space-4) 48cqh;
        }

        .placeholder.broken {
          padding-bottom: 30cqh;
        }
      }
    `,
  ];

  declare remote: Remote;
  declare name: string;
  declare speaker: string;
  declare connecting: boolean;
  declare broken: boolean;
  /** Whether a frame of this connection was shown. */
  declare private _seen: boolean;
  readonly #frame = new PictureFrame(this, () => this.video);
  /** Whether the browser waits for a tap before it lets us be heard. */
  #silenced = false;
  /** Grows with each connection; a frame of an older one doesn't count. */
  #connection = 0;

  constructor() {
    super();
    this.remote = NO_REMOTE;
    this.name = '';
    this.speaker = '';
    this.connecting = false;
    this.broken = false;
    this._seen = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection += 1;
    this.#silence(false);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('connecting') && this.connecting) this._seen = false;
  }

  override updated(changed: PropertyValues<this>): void {
    const isNew = changed.has('connecting') && (this.connecting || this.#connection === 0);
    if (isNew) this.#awaitFirstFrame();
    if (changed.has('remote')) this.#play();
    if (changed.has('speaker') && this.video !== null) void setSpeaker(this.video, this.speaker);
  }

  override render() {
    return html`
      <video
        class=${this.#frame.fit}
        autoplay
        playsinline
        .srcObject=${live(this.remote.stream)}
        aria-label=${words().controls.otherVideo(isolated(this.name))}
        @resize=${this.#frame.measure}
        @pause=${this.#play}
      ></video>
      ${this.remote.video && this._seen ? nothing : this.#placeholder()}
    `;
  }

  /** Lets the other person be heard; to be called by a click, a tap or a key. */
  readonly hear = (): void => {
    const video = this.video;
    if (video === null || !this.#silenced) return;
    video.muted = false;
    video.play().then(
      () => this.#silence(false),
      (error: unknown) => this.#refused(error),
    );
  };

  #placeholder() {
    return html`
      <div class="placeholder ${this.broken ? 'broken' : ''}">
        <person-mark .name=${this.name}></person-mark>
        ${this.connecting || this.broken || this.remote.video ? nothing : html`<p>${words().controls.theirCameraOff}</p>`}
      </div>
    `;
  }

  /** Null before the first rendering. */
  get video(): HTMLVideoElement | null {
    return this.renderRoot.querySelector('video');
  }

  #awaitFirstFrame(): void {
    const video = this.video;
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
    const video = this.video;
    if (video === null || video.srcObject === null || !this.isConnected || !video.paused) return;
    // What plays without a sound is still silenced.
    video.play().catch((error: unknown) => this.#refused(error));
  }

  #refused(error: unknown): void {
    const video = this.video;
    // Other refusals mean that newer media has come in between.
    if (video === null || !(error instanceof DOMException && error.name === 'NotAllowedError')) return;
    const isFirst = !video.muted;
    this.#silence(true);
    video.muted = true;
    // The picture may go on all the same. Where even that is refused, the tap starts both.
    if (isFirst) video.play().catch(() => undefined);
  }

  #silence(silenced: boolean): void {
    if (silenced === this.#silenced) return;
    this.#silenced = silenced;
    for (const type of GESTURES) {
      if (silenced) addEventListener(type, this.hear);
      else removeEventListener(type, this.hear);
    }
    this.dispatchEvent(new CustomEvent('silenced', { detail: silenced }));
  }
}

customElements.define('remote-view', RemoteViewElement);
