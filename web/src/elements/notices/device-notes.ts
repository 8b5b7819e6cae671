import { css, html, LitElement, nothing } from 'lit';
import { NO_MEDIA, type MediaView } from '../../page/page-state.ts';
import { noteStyles } from '../../styles/note.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { deviceProblems, type DeviceKind } from '../../text/device-problems.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { ask } from '../parts/request.ts';

/**
 * What is wrong with camera and microphone, in words, with a way to try again.
 * @prop joining whether the person is yet to join, so that it says that one can without
 */
export class DeviceNotes extends LitElement {
  static override properties = { media: { attribute: false }, joining: { type: Boolean } };

  static override styles = [
    sharedStyles,
    noteStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }

      .note {
        background: var(--warm);
        color: var(--on-warm);
      }

      device-help {
        grid-column: 2;
      }

      .button {
        border-color: currentcolor;
        background: transparent;
        color: inherit;
      }

      .button:hover {
        background: color-mix(in srgb, transparent, currentcolor 10%);
      }
    `,
  ];

  declare media: MediaView;
  declare joining: boolean;

  constructor() {
    super();
    this.media = NO_MEDIA;
    this.joining = false;
  }

  override render() {
    const { camera, microphone } = this.media;
    return deviceProblems(
      camera.state === 'unavailable' ? camera.error : null,
      microphone.state === 'unavailable' ? microphone.error : null,
    ).map(
      ({ kinds, words: said }) => html`
        ${said.blocked ? html`<in-app-notice></in-app-notice>` : nothing}
        <div class="note" role="alert">
          ${icons.warning}
          <strong>${said.title}</strong>
          ${
            said.blocked
              ? html`<device-help .kinds=${kinds} .error=${this.media[kinds[0] ?? 'camera'].error}
                  ><p>${said.help}</p></device-help
                >`
              : html`<p>${said.help}</p>`
          }
          ${this.joining ? html`<p>${said.without}</p>` : nothing}
          <button class="button small" type="button" @click=${() => this.#tryAgain(kinds)}>
            ${words().common.tryAgain}
          </button>
        </div>
      `,
    );
  }

  #tryAgain(kinds: readonly DeviceKind[]): void {
    for (const kind of kinds) ask(this, { type: kind, on: true });
  }
}

customElements.define('device-notes', DeviceNotes);
