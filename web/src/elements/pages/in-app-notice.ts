import { css, html, LitElement, nothing } from 'lit';
import { systemKind } from '../../media/browser-kind.ts';
import { androidIntent, ownInAppBrowser } from '../../media/in-app-browser.ts';
import { noteStyles } from '../../styles/note.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { inAppWords } from '../../text/device-check.ts';
import { words } from '../../words/words.ts';
import '../parts/copy-button.ts';
import { icons } from '../parts/icons.ts';

/** Inside an app that shows pages by itself and gives no camera: the way out. Empty in browsers proper. */
export class InAppNotice extends LitElement {
  static override styles = [
    sharedStyles,
    noteStyles,
    css`
      :host {
        display: block;
      }

      .note {
        background: var(--accent-soft);
        color: var(--on-accent-soft);
        text-align: start;
      }

      .ways {
        display: flex;
        flex-wrap: wrap;
        grid-column: 2;
        gap: var(--space-2);
        margin-top: var(--space-2);
      }

      .ways .button {
        margin: 0;
      }
    `,
  ];

  override render() {
    const app = ownInAppBrowser();
    if (app === null) return nothing;
    const android = systemKind(navigator.userAgent, navigator.maxTouchPoints) === 'android';
    const { title, text } = inAppWords(app, android);
    return html`
      <div class="note" role="alert">
        ${icons.warning}
        <strong>${title}</strong>
        <p>${text}</p>
        <div class="ways">
          ${
            android
              ? html`<a class="button small primary" href=${androidIntent(location.href)}
                  >${words().devices.inApp.open}</a
                >`
              : nothing
          }
          <copy-button .text=${location.href} label=${words().common.copyLink} icon="link"></copy-button>
        </div>
      </div>
    `;
  }
}

customElements.define('in-app-notice', InAppNotice);
