import { css, html, LitElement } from 'lit';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import { ask } from '../parts/request.ts';

/** The name of the product, and the way back to the start. */
export class PageHeader extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        min-height: var(--target);
      }

      a {
        min-height: var(--target);
      }
    `,
  ];

  override render() {
    return html`
      <a class="brand" href="/" aria-label=${words().common.backToStart} @click=${this.#click}>
        <img src="/favicon.svg" width="32" height="32" alt="" />
        Parley
      </a>
    `;
  }

  #click(event: MouseEvent): void {
    // With a key held down, the browser opens another tab.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    ask(this, { type: 'home' });
  }
}

customElements.define('page-header', PageHeader);
