import { css, html, LitElement, nothing } from 'lit';
import { formatCallId } from '../../../../contract/ids.ts';
import type { Admission } from '../../signaling/host.ts';
import { pageFrameStyles } from '../../styles/page-frame.ts';
import { sharedStyles } from '../../styles/shared.ts';
import type { Action, WayOn } from '../../text/errors.ts';
import { messageFor, type FinalState } from '../../text/messages.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import './page-header.ts';
import { ask } from '../parts/request.ts';

/** The end of a call, or why it can't go on: what happened, why, and ways on. */
export class MessagePage extends LitElement {
  static override properties = {
    call: { attribute: false },
    room: { attribute: false },
    former: {},
    talkedMs: { attribute: false },
    admission: { attribute: false },
  };

  static override styles = [
    sharedStyles,
    pageFrameStyles,
    css`
      main {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: var(--space-4);
        width: min(100%, 32rem);
        margin-inline: auto;
        padding-block: var(--space-5) var(--space-7);
        text-align: center;
      }

      .sign {
        display: grid;
        place-items: center;
        width: 4.5rem;
        height: 4.5rem;
        border-radius: 50%;
        background: var(--accent-soft);
        color: var(--on-accent-soft);
        font-size: 1.5rem;
      }

      .trouble .sign {
        background: var(--warm);
        color: var(--on-warm);
      }

      .explanation {
        color: var(--ink-soft);
        font-size: var(--text-l);
      }

      .which {
        color: var(--ink-soft);
        font-family: var(--mono);
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--space-3);
        margin-top: var(--space-3);
      }

      details {
        max-width: 100%;
        color: var(--ink-soft);
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }

      summary {
        min-height: var(--target);
        align-content: center;
        cursor: pointer;
      }

      @media (max-width: 30rem) {
        .actions {
          display: grid;
          justify-self: stretch;
        }
      }
    `,
  ];

  declare call: FinalState;
  /** The name of the room, where it was opened by that. */
  declare room: string | null;
  /** Who was there last. */
  declare former: string;
  /** For how long the two were connected, in milliseconds; null when they never were. */
  declare talkedMs: number | null;
  /** How a new call lets people in. */
  declare admission: Admission['admission'];

  constructor() {
    super();
    this.call = { phase: 'left', id: '', host: false, lost: false, durationMs: null };
    this.room = null;
    this.former = '';
    this.talkedMs = null;
    this.admission = 'open';
  }

  override render() {
    const { tone, title, explanation, actions, check, details } = messageFor(this.call, this);
    const { id } = this.call;
    const which = this.room ?? (id ? formatCallId(id) : '');
    return html`
      <page-header role="banner"></page-header>
      <main class=${tone}>
        <div class="sign">${tone === 'trouble' ? icons.warning : icons.check}</div>
        <h1 tabindex="-1">${title}</h1>
        <p class="explanation">${explanation}</p>
        ${which === '' ? nothing : html`<p class="which"><bdi dir=${this.room === null ? 'ltr' : 'auto'}>${which}</bdi></p>`}
        ${
          this.call.phase === 'failed' && this.call.error.code === 'browser/no-webrtc'
            ? html`<in-app-notice></in-app-notice>`
            : nothing
        }
        <div class="actions">
          ${actions.map((action, index) => this.#button(action, index === 0))}
          ${check ? html`<a class="button" href="/check">${words().ended.checkConnection}</a>` : nothing}
        </div>
        ${
          details === null
            ? nothing
            : html`
                <details>
                  <summary>${words().ended.details}</summary>
                  <p>${details}</p>
                </details>
              `
        }
      </main>
    `;
  }

  #button({ label, does }: Action, isFirst: boolean) {
    const look = isFirst ? 'primary' : does === 'end-for-all' ? 'danger' : '';
    return html`
      <button class="button ${look}" type="button" @click=${() => this.#go(does)}>${label}</button>
    `;
  }

  #go(does: WayOn): void {
    ask(this, does === 'new-call' ? { type: does, admission: this.admission } : { type: does });
  }
}

customElements.define('message-page', MessagePage);
