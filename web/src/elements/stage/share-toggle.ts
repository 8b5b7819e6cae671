import { css, html, LitElement, nothing } from 'lit';
import { NO_SCREEN, type ScreenState } from '../../media/screen.ts';
import { roundButtonStyles } from '../../styles/round-button.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { ask } from '../parts/request.ts';

/**
 * Shares the screen, and stops. Pressed means shared; what it asks for shows once it happened.
 * @prop screen one's own
 * @prop keys whether its key works, so that the tooltip tells it
 */
export class ShareToggle extends LitElement {
  static override properties = { screen: { attribute: false }, keys: { type: Boolean } };

  static override styles = [
    sharedStyles,
    roundButtonStyles,
    css`
      .round[aria-pressed='true'] {
        background: #a8c7fa;
        color: #10233f;
      }

      .round[aria-pressed='true']:hover {
        background: #c4dafc;
      }

      @media (forced-colors: active) {
        .round[aria-pressed='true'],
        .round[aria-pressed='true']:hover {
          border-color: ButtonText;
          background: Highlight;
          color: HighlightText;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  declare screen: ScreenState;
  declare keys: boolean;

  constructor() {
    super();
    this.screen = NO_SCREEN;
    this.keys = false;
  }

  override render() {
    const { state } = this.screen;
    return html`
      <button
        class="round"
        type="button"
        aria-label=${words().screen.share}
        aria-pressed=${state === 'on'}
        aria-busy=${state === 'asking'}
        aria-keyshortcuts=${this.keys ? 'S' : nothing}
        @click=${this.#toggle}
      >
        ${icons.screen}
        <span class="tip" aria-hidden="true">${this.#tip()}</span>
      </button>
    `;
  }

  #tip(): string {
    const key = this.keys ? ' (S)' : '';
    switch (this.screen.state) {
      case 'asking':
        return words().screen.choosing;
      case 'on':
        return `${words().screen.stop}${key}`;
      case 'off':
        return `${words().screen.share}${key}`;
    }
  }

  #toggle(): void {
    if (this.screen.state === 'asking') return;
    ask(this, { type: 'screen', on: this.screen.state === 'off' });
  }
}

customElements.define('share-toggle', ShareToggle);
