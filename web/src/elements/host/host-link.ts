import { css, html, LitElement } from 'lit';
import type { OnceLink } from '../../page/page-state.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import '../parts/copy-button.ts';
import { icons } from '../parts/icons.ts';
import { ask } from '../parts/request.ts';

/** The link by which the host stays host though this browser forgets; made when it is asked for. */
export class HostLink extends LitElement {
  static override properties = { link: { attribute: false } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }

      h3 {
        margin: 0;
        font-size: var(--text-m);
        font-weight: 650;
        line-height: 1.3;
      }

      p:not(.problem) {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }

      .link {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }

      .field {
        flex: 1 1 12rem;
        min-height: var(--target);
        font-family: var(--mono);
        text-overflow: ellipsis;
      }

      copy-button {
        flex: 1 1 auto;
        min-width: 0;
      }

      .make {
        justify-self: start;
      }
    `,
  ];

  declare link: OnceLink;

  constructor() {
    super();
    this.link = null;
  }

  override render() {
    const { hostLink } = words().host;
    return html`
      <h3>${hostLink.title}</h3>
      <p>${hostLink.help}</p>
      ${this.#link()}
    `;
  }

  #link() {
    const { hostLink } = words().host;
    if (this.link !== null && typeof this.link === 'object') {
      return html`
        <div class="link">
          <input
            class="field"
            readonly
            aria-label=${hostLink.title}
            .value=${this.link.url}
            @focus=${(event: FocusEvent) => {
              if (event.currentTarget instanceof HTMLInputElement) event.currentTarget.select();
            }}
          />
          <copy-button .text=${this.link.url} label=${hostLink.copy} icon="link"></copy-button>
        </div>
        <p>${hostLink.once}</p>
      `;
    }
    const making = this.link === 'making';
    return html`
      ${
        this.link === 'failed'
          ? html`<p class="problem" role="alert">${icons.warning} ${hostLink.failed}</p>`
          : ''
      }
      <button
        class="button small make"
        type="button"
        aria-disabled=${making}
        @click=${() => {
          if (!making) ask(this, { type: 'host-link' });
        }}
      >
        ${making ? hostLink.making : hostLink.make}
      </button>
    `;
  }
}

customElements.define('host-link', HostLink);
