import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { NO_SCREEN, type ScreenState } from '../../media/screen.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { announce, ask } from '../parts/request.ts';

/**
 * Says all the time that one's screen is shared, with the way to stop. One's own screen isn't shown: it would
 * show itself in itself without end.
 * @prop screen one's own
 */
export class SharingBar extends LitElement {
  static override properties = { screen: { attribute: false } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: var(--space-2) var(--space-3);
        padding-block: var(--space-1);
        padding-inline: var(--space-4) var(--space-2);
        border: 1px solid #a8c7fa;
        border-radius: 2rem;
        background: var(--stage-high);
        color: var(--stage-ink);
        font-weight: 500;
        box-shadow: 0 8px 28px rgb(0 0 0 / 35%);
      }

      @media (width <= 27rem) {
        .bar {
          padding-block: var(--space-2);
          border-radius: var(--radius-l);
        }
      }

      .bar > .icon {
        color: #a8c7fa;
      }
    `,
  ];

  declare screen: ScreenState;

  constructor() {
    super();
    this.screen = NO_SCREEN;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('screen')?.state ?? 'off';
    const { state, note } = this.screen;
    if (state === 'on' && before !== 'on') announce(this, `${words().screen.sharing}.`);
    // A note says so itself, and why.
    if (state === 'off' && before === 'on' && note === null) announce(this, words().screen.stopped);
  }

  override render() {
    if (this.screen.state !== 'on') return nothing;
    return html`
      <div class="bar">
        ${icons.screen}
        <span>${words().screen.sharing}</span>
        <button class="button small" type="button" @click=${() => ask(this, { type: 'screen', on: false })}>
          ${words().screen.stop}
        </button>
      </div>
    `;
  }
}

customElements.define('sharing-bar', SharingBar);
