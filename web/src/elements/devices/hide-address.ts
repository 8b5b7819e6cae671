import { css, html, LitElement, nothing } from 'lit';
import { sharedStyles } from '../../styles/shared.ts';
import { switchRowStyles } from '../../styles/switch-row.ts';
import { hideSwitch } from '../../text/hide-address.ts';
import { words } from '../../words/words.ts';
import { FollowHiding } from './follow-hiding.ts';

/**
 * Whether the person's address is hidden from the other side; remembered by this browser, and done at once.
 * @prop brief without explanation, and only where it is of use: before any call
 */
export class HideAddress extends LitElement {
  static override properties = { brief: { type: Boolean } };

  static override styles = [
    sharedStyles,
    switchRowStyles,
    css`
      label:has(:disabled) {
        cursor: default;
      }

      :host([brief]) label {
        font: inherit;
      }
    `,
  ];

  declare brief: boolean;
  readonly #hiding = new FollowHiding(this).hiding;

  constructor() {
    super();
    this.brief = false;
  }

  override render() {
    const { chosen, relays } = this.#hiding;
    const { checked, disabled, help } = hideSwitch(chosen, relays);
    if (this.brief && !chosen && (disabled || relays === null)) return nothing;
    return html`
      <label>
        <input type="checkbox" .checked=${checked} ?disabled=${disabled} @change=${this.#switched} />
        <span>${words().line.hide}${this.brief ? nothing : html`<span class="help">${help}</span>`}</span>
      </label>
    `;
  }

  #switched(event: Event): void {
    if (event.currentTarget instanceof HTMLInputElement) this.#hiding.choose(event.currentTarget.checked);
  }
}

customElements.define('hide-address', HideAddress);
