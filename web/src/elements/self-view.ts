import { css, html, LitElement, nothing } from 'lit';
import { NO_DEVICE, type DeviceView } from '../page/page-state.ts';
import { sharedStyles } from '../styles/shared.ts';
import './person-mark.ts';

/**
 * Oneself, mirrored as in a mirror; one's mark while the camera is off.
 * @prop hint whether to say in words why there is no picture
 */
export class SelfView extends LitElement {
  static override properties = {
    stream: { attribute: false },
    camera: { attribute: false },
    name: {},
    hint: { type: Boolean, reflect: true },
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
    `,
  ];

  declare stream: MediaStream | null;
  declare camera: DeviceView;
  declare name: string;
  declare hint: boolean;

  constructor() {
    super();
    this.stream = null;
    this.camera = NO_DEVICE;
    this.name = '';
    this.hint = false;
  }

  override render() {
    return html`
      <video
        autoplay
        playsinline
        .muted=${true}
        .srcObject=${this.stream}
        aria-label="Your own picture"
        ?hidden=${this.camera.state !== 'on'}
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
}

function hintFor({ state }: DeviceView): string {
  switch (state) {
    case 'asking':
      return 'Starting the camera… The browser may ask you to allow it.';
    case 'off':
      return 'Your camera is off';
    case 'unavailable':
      return 'No picture';
    case 'idle':
    case 'on':
      return '';
  }
}

customElements.define('self-view', SelfView);
