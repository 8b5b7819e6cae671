import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { NO_DEVICE, type DeviceView } from '../../page/page-state.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import '../parts/person-mark.ts';
import { PictureFrame } from './picture-frame.ts';

/**
 * Oneself, as in a mirror; one's mark while the camera is off. What a camera sees that looks away from the
 * person is not mirrored: writing would be unreadable.
 * @prop stream one's own picture and sound
 * @prop camera the state of the camera
 * @prop name what one calls oneself
 * @attr hint whether to say in words why there is no picture
 * @attr whole whether a picture of quite another shape than the box is shown whole; else it fills the box
 * @fires picture-shape the picture has another shape now, e.g. since a phone was turned
 */
export class SelfView extends LitElement {
  static override properties = {
    stream: { attribute: false },
    camera: { attribute: false },
    name: {},
    hint: { type: Boolean, reflect: true },
    whole: { type: Boolean },
  };

  static override styles = [
    sharedStyles,
    css`
      :host {
        position: relative;
        display: block;
        overflow: hidden;
        background: var(--stage-raised);
        color: var(--stage-ink-soft);
      }

      video {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }

      video.contain {
        object-fit: contain;
      }

      video.mirrored {
        transform: scaleX(-1);
      }

      .off {
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--space-4);
        padding: var(--space-3);
        background: inherit;
        text-align: center;
      }

      /* Clear of the switches that lie over the picture. */
      :host([hint]) .off {
        padding-bottom: 5rem;
      }

      /* There the switches tell it alone. */
      @container (width < 13rem) {
        :host([hint]) p {
          display: none;
        }
      }
    `,
  ];

  declare stream: MediaStream | null;
  declare camera: DeviceView;
  declare name: string;
  declare hint: boolean;
  declare whole: boolean;
  readonly #frame = new PictureFrame(this, () => this.renderRoot.querySelector('video'));

  constructor() {
    super();
    this.stream = null;
    this.camera = NO_DEVICE;
    this.name = '';
    this.hint = false;
    this.whole = false;
  }

  override render() {
    const fit = this.whole ? this.#frame.fit : 'cover';
    return html`
      <video
        class="${fit} ${this.#looksAway() ? '' : 'mirrored'}"
        autoplay
        playsinline
        .muted=${true}
        .srcObject=${live(this.stream)}
        aria-label=${words().stage.ownPicture}
        ?hidden=${this.camera.state !== 'on'}
        @resize=${this.#frame.measure}
      ></video>
      ${
        this.camera.state === 'on'
          ? nothing
          : html`
              <div class="off">
                <person-mark .name=${this.name}></person-mark>
                ${this.hint ? html`<p>${hintFor(this.camera)}</p>` : nothing}
              </div>
            `
      }
    `;
  }

  #looksAway(): boolean {
    const track = this.stream?.getVideoTracks()[0];
    return track?.getSettings().facingMode === 'environment';
  }
}

function hintFor({ state }: DeviceView): string {
  const { ownCameraStarts, ownCameraOff, noPicture } = words().controls;
  switch (state) {
    case 'asking':
      return ownCameraStarts;
    case 'off':
      return ownCameraOff;
    case 'unavailable':
      return noPicture;
    case 'idle':
    case 'on':
      return '';
  }
}

customElements.define('self-view', SelfView);
