import { css, html, LitElement, nothing } from 'lit';
import { callPath, formatCallId } from '../../../contract/ids.ts';
import type { CallState } from '../call/state.ts';
import { NO_MEDIA, type MediaView } from '../page/page-state.ts';
import { pageFrameStyles } from '../styles/page-frame.ts';
import { panelPageStyles } from '../styles/panel-page.ts';
import { sharedStyles } from '../styles/shared.ts';
import { nameFirst } from '../text/people.ts';
import { waitingStatus } from '../text/status.ts';
import './copy-button.ts';
import './device-preview.ts';
import { icons } from './icons.ts';
import './page-header.ts';
import './qr-code.ts';
import './relay-notice.ts';
import { ask } from './request.ts';

/** Alone in the call: its ID and link to pass on, and oneself. */
export class WaitingPage extends LitElement {
  static override properties = {
    call: { attribute: false },
    media: { attribute: false },
    name: {},
    former: {},
    relayNotice: { attribute: false },
  };

  static override styles = [
    sharedStyles,
    pageFrameStyles,
    panelPageStyles,
    css`
      .card {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-5);
        border: 1px solid var(--line);
        border-radius: var(--radius-l);
        background: var(--card);
        box-shadow: var(--shadow);
      }

      .call-id {
        font-family: var(--mono);
        font-size: clamp(1.75rem, 1.1rem + 3.4vw, 2.375rem);
        font-weight: 600;
        letter-spacing: -0.02em;
        line-height: 1.2;
        white-space: nowrap;
        user-select: all;
      }

      .copies {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }

      .copies > * {
        flex: 1 1 8rem;
      }

      .qr {
        display: flex;
        align-items: center;
        gap: var(--space-4);
        padding-top: var(--space-4);
        border-top: 1px solid var(--line);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }

      qr-code {
        flex: none;
        width: 8.5rem;
        border: 1px solid var(--line);
      }

      .leave {
        justify-self: start;
      }

      @media (width < 56rem) {
        .panel {
          order: -1;
        }

        .leave {
          justify-self: stretch;
        }
      }
    `,
  ];

  declare call: Extract<CallState, { phase: 'waiting' | 'joining' }>;
  declare media: MediaView;
  declare name: string;
  /** Who was here before. */
  declare former: string;
  /** Whether a host is told that some networks won't connect. */
  declare relayNotice: boolean;

  constructor() {
    super();
    this.call = { phase: 'joining', id: '' };
    this.media = NO_MEDIA;
    this.name = '';
    this.former = '';
    this.relayNotice = false;
  }

  override render() {
    const { id } = this.call;
    const link = new URL(callPath(id), location.origin).href;
    const { stored, departed } = this.#seat();
    const note = stored ? '' : 'The call is being saved; the link works in a moment.';
    return html`
      <page-header role="banner"></page-header>
      <main>
        <device-preview .media=${this.media} .name=${this.name}></device-preview>
        <div class="panel">
          <h1 tabindex="-1">${departed ? `${nameFirst(this.former)} left` : 'Invite the other person'}</h1>
          <p class="status busy ${stored ? 'here' : ''}">
            ${departed ? 'The call is open, they can come back.' : waitingStatus({ stored, departed }, '')}
          </p>
          <section class="card" aria-label="Invitation">
            <div>
              <p class="quiet">Call ID</p>
              <p class="call-id" data-call-id=${formatCallId(id)}>${formatCallId(id)}</p>
            </div>
            <div class="copies">
              <copy-button .text=${formatCallId(id)} label="Copy ID" .note=${note}></copy-button>
              <copy-button .text=${link} label="Copy link" icon="link" .note=${note}></copy-button>
              ${this.#shareButton(link)}
            </div>
            <div class="qr">
              <qr-code .text=${link} label="QR code of the link to this call"></qr-code>
              <p>
                Scan it with the other phone, or send the link. Whoever has it can join while a seat is free.
              </p>
            </div>
          </section>
          <relay-notice
            .relayNotice=${this.relayNotice}
            .host=${this.call.phase === 'waiting' && this.call.host}
          ></relay-notice>
          <button class="button leave" type="button" @click=${() => ask(this, { type: 'hang-up' })}>
            ${icons.leave} Leave
          </button>
        </div>
      </main>
    `;
  }

  #seat(): { stored: boolean; departed: boolean } {
    return this.call.phase === 'waiting' ? this.call : { stored: false, departed: false };
  }

  #shareButton(url: string) {
    if (typeof navigator.share !== 'function') return nothing;
    const share = async (): Promise<void> => {
      try {
        await navigator.share({ title: 'A call on Parley', url });
      } catch {
        // The person closed the sheet, or the system has nothing to share with.
      }
    };
    return html`<button class="button small" type="button" @click=${share}>${icons.share} Share</button>`;
  }
}

customElements.define('waiting-page', WaitingPage);
