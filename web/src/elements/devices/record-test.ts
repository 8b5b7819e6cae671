import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { record } from '../../media/recording.ts';
import { setSpeaker } from '../../media/speaker.ts';
import { NO_MEDIA, type MediaView } from '../../page/page-state.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { RECORD_S, recordTestWords, type RecordTest as State } from '../../text/device-check.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { announce } from '../parts/request.ts';

/** Records oneself for a few seconds and plays it back. Nothing leaves the page, nothing is kept. */
export class RecordTest extends LitElement {
  static override properties = {
    media: { attribute: false },
    _state: { state: true },
    _left: { state: true },
    _url: { state: true },
  };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }

      .button {
        justify-self: start;
      }

      p {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }

      .recording {
        color: var(--danger);
        font-variant-numeric: tabular-nums;
        font-weight: 600;
      }

      video {
        width: 100%;
        max-height: 14rem;
        border-radius: var(--radius-m);
        background: var(--stage);
      }

      video.heard-only {
        height: 0;
      }
    `,
  ];

  declare media: MediaView;
  declare private _state: State;
  declare private _left: number;
  /** Of what was recorded, while it plays. */
  declare private _url: string;
  #recording: AbortController | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.media = NO_MEDIA;
    this._state = 'idle';
    this._left = RECORD_S;
    this._url = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#recording?.abort();
    this.#recording = null;
    this.#end('idle');
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('_url') && this._url !== '') void this.#playBack();
  }

  override render() {
    const { button, text } = recordTestWords(this._state, this._left);
    const busy = this._state === 'recording' || this._state === 'playing';
    return html`
      <button class="button small" type="button" @click=${busy ? this.#stop : this.#record}>
        ${busy ? icons.stop : icons.record} ${button}
      </button>
      <p class=${this._state}>${text}</p>
      ${
        this._url === ''
          ? nothing
          : html`<video
              class=${this.media.camera.state === 'on' ? '' : 'heard-only'}
              .src=${this._url}
              playsinline
              aria-label=${words().devices.recordTest.recorded}
              @ended=${() => this.#end('played')}
              @error=${() => this.#end('failed')}
            ></video>`
      }
    `;
  }

  #tracks(): MediaStreamTrack[] {
    const { stream, camera, microphone } = this.media;
    return [
      ...(microphone.state === 'on' ? (stream?.getAudioTracks() ?? []) : []),
      ...(camera.state === 'on' ? (stream?.getVideoTracks() ?? []) : []),
    ];
  }

  async #record(): Promise<void> {
    const tracks = this.#tracks();
    if (tracks.length === 0) return this.#end('silent');
    const recording = new AbortController();
    this.#recording = recording;
    this._state = 'recording';
    this._left = RECORD_S;
    announce(this, recordTestWords('recording', RECORD_S).text);
    this.#timer = setInterval(() => {
      this._left = Math.max(1, this._left - 1);
    }, 1000);
    try {
      const blob = await record(tracks, RECORD_S * 1000, recording.signal);
      if (this.#recording !== recording) return;
      clearInterval(this.#timer);
      this._url = URL.createObjectURL(blob);
      this._state = 'playing';
    } catch {
      if (this.#recording === recording) this.#end('failed');
    }
  }

  #stop(): void {
    // Stopped early, what is there is played.
    if (this._state === 'recording') this.#recording?.abort();
    else this.#end('played');
  }

  async #playBack(): Promise<void> {
    const video = this.renderRoot.querySelector('video');
    if (video === null) return;
    video.scrollIntoView({ block: 'nearest' });
    await setSpeaker(video, this.media.devices.chosen.speaker);
    await video.play().catch(() => {
      if (this._url !== '') this.#end('failed');
    });
  }

  #end(state: State): void {
    clearInterval(this.#timer);
    if (this._url !== '') URL.revokeObjectURL(this._url);
    this._url = '';
    this._state = state;
    if (state !== 'idle') announce(this, recordTestWords(state, 0).text);
  }
}

customElements.define('record-test', RecordTest);
