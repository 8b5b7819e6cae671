import { html, LitElement, nothing } from 'lit';
import { callPath, formatCallId } from '../../../../contract/ids.ts';
import { roomPath } from '../../../../contract/rooms.ts';
import type { CallState } from '../../call/state.ts';
import { NO_MEDIA, type DeskView, type MediaView, type OnceLinks } from '../../page/page-state.ts';
import { pageFrameStyles } from '../../styles/page-frame.ts';
import { panelPageStyles } from '../../styles/panel-page.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { waitingPageStyles } from '../../styles/waiting-page.ts';
import { hostButtonLabel, linkMeans } from '../../text/host.ts';
import { lasted } from '../../text/messages.ts';
import { waitingStatus } from '../../text/status.ts';
import { isolated } from '../../words/isolated.ts';
import { words } from '../../words/words.ts';
import '../parts/copy-button.ts';
import '../devices/device-preview.ts';
import type { HostPanel } from '../host/host-panel.ts';
import '../host/host-panel.ts';
import { icons } from '../parts/icons.ts';
import '../notices/knock-notice.ts';
import '../notices/screen-note.ts';
import type { MovePanel } from '../stage/move-panel.ts';
import '../stage/move-panel.ts';
import './page-header.ts';
import '../parts/qr-code.ts';
import '../notices/relay-notice.ts';
import './tell-me.ts';
import '../notices/relay-stuck.ts';
import { ask } from '../parts/request.ts';

/** A call that is being stored, as far as room for its words is concerned. */
const WILL_BE = { admission: 'open', locked: false } as const;

/** Alone in the call: its ID and link to pass on, and oneself. */
export class WaitingPage extends LitElement {
  static override properties = {
    call: { attribute: false },
    room: { attribute: false },
    media: { attribute: false },
    name: {},
    former: {},
    talkedMs: { attribute: false },
    relayNotice: { attribute: false },
    desk: { attribute: false },
    links: { attribute: false },
  };

  static override styles = [sharedStyles, pageFrameStyles, panelPageStyles, waitingPageStyles];

  declare call: Extract<CallState, { phase: 'waiting' | 'joining' }>;
  /** The name of the room, where it was opened by that. */
  declare room: string | null;
  declare media: MediaView;
  declare name: string;
  /** Who was here before. */
  declare former: string;
  /** For how long the two were connected, in milliseconds; null when they never were. */
  declare talkedMs: number | null;
  /** Whether a host is told that some networks won't connect. */
  declare relayNotice: boolean;
  declare desk: DeskView | null;
  declare links: OnceLinks;

  constructor() {
    super();
    this.call = { phase: 'joining', id: '' };
    this.room = null;
    this.media = NO_MEDIA;
    this.name = '';
    this.former = '';
    this.talkedMs = null;
    this.relayNotice = false;
    this.desk = null;
    this.links = { move: null, host: null };
  }

  override render() {
    const { id } = this.call;
    const { room } = this;
    const link = new URL(room === null ? callPath(id) : roomPath(room), location.origin).href;
    const { stored, departed } = this.#seat();
    const { status, waiting, common, devices, host } = words();
    const note = stored ? '' : waiting.saving;
    return html`
      <page-header role="banner"></page-header>
      <main class=${(this.desk?.waiting.length ?? 0) > 0 ? 'knocked-at' : ''}>
        <device-preview .media=${this.media} .name=${this.name}></device-preview>
        <div class="panel">
          <screen-note .about=${this.media.screen.note}></screen-note>
          <h1 tabindex="-1">${departed ? status.left(isolated(this.former)) : waiting.invite}</h1>
          <p class="status busy ${stored ? 'here' : ''}">
            ${departed ? this.#openStill() : waitingStatus({ stored, departed }, '')}
          </p>
          <section class="card" aria-label=${waiting.invitation}>
            ${
              room === null
                ? nothing
                : html`<div>
                    <p class="quiet">${common.room}</p>
                    <p class="room ${room.length > 24 ? 'long' : ''}"><bdi>${room}</bdi></p>
                  </div>`
            }
            <div>
              <p class="quiet">${common.callId}</p>
              <p class="call-id ${room === null ? '' : 'small'}" data-call-id=${formatCallId(id)}>
                <bdi dir="ltr">${formatCallId(id)}</bdi>
              </p>
            </div>
            <div class="copies">
              <copy-button
                .text=${room ?? formatCallId(id)}
                label=${room === null ? common.copyId : common.copyName}
                .note=${note}
              ></copy-button>
              <copy-button .text=${link} label=${common.copyLink} icon="link" .note=${note}></copy-button>
              ${this.#shareButton(link)}
            </div>
            <div class="qr">
              <qr-code .text=${link} label=${room === null ? waiting.qrOfCall : waiting.qrOfRoom}></qr-code>
              <div class="means">
                <p>${linkMeans(this.desk ?? (this.#isHost ? WILL_BE : null))}</p>
                <p>${devices.echoes}</p>
              </div>
            </div>
          </section>
          <tell-me></tell-me>
          <relay-stuck></relay-stuck>
          <relay-notice .relayNotice=${this.relayNotice} .host=${this.#isHost}></relay-notice>
          <div class="actions">
            ${this.#hostButton()}
            <button
              class="button small ${stored ? '' : 'yet'}"
              type="button"
              aria-haspopup="dialog"
              @click=${this.#showMove}
            >
              ${icons.devices} ${host.move.short}
            </button>
            <button class="button small" type="button" @click=${() => ask(this, { type: 'hang-up' })}>
              ${icons.leave} ${waiting.leave}
            </button>
          </div>
        </div>
      </main>
      <knock-notice .desk=${this.desk} .callId=${id}></knock-notice>
      <host-panel .desk=${this.desk} .link=${this.links.host}></host-panel>
      <move-panel .link=${this.links.move}></move-panel>
    `;
  }

  get #isHost(): boolean {
    return this.call.phase === 'waiting' && this.call.host;
  }

  #hostButton() {
    // The desk is there with the first news of the call; its button has its place before.
    const isYet = this.desk === null && this.#isHost;
    if (this.desk === null && !isYet) return nothing;
    const waiting = this.desk?.waiting.length ?? 0;
    return html`
      <button
        class="button small ${isYet ? 'yet' : ''}"
        type="button"
        aria-haspopup="dialog"
        aria-label=${hostButtonLabel(waiting)}
        @click=${this.#showHost}
      >
        ${icons.host} ${words().host.title}
        ${waiting > 0 ? html`<span class="count">${waiting}</span>` : nothing}
      </button>
    `;
  }

  #showHost(): void {
    this.renderRoot.querySelector<HostPanel>('host-panel')?.show();
  }

  #showMove(): void {
    this.renderRoot.querySelector<MovePanel>('move-panel')?.show();
  }

  /** To whoever stays: it isn't over, and for how long it was. */
  #openStill(): string {
    const { stillOpen } = words().status;
    return this.talkedMs === null ? stillOpen : `${lasted(this.talkedMs)} ${stillOpen}`;
  }

  #seat(): { stored: boolean; departed: boolean } {
    return this.call.phase === 'waiting' ? this.call : { stored: false, departed: false };
  }

  #shareButton(url: string) {
    if (typeof navigator.share !== 'function') return nothing;
    const share = async (): Promise<void> => {
      try {
        await navigator.share({ title: words().waiting.shareTitle, url });
      } catch {
        // The person closed the sheet, or the system has nothing to share with.
      }
    };
    return html`<button class="button small" type="button" @click=${share}>
      ${icons.share} ${words().waiting.share}
    </button>`;
  }
}

customElements.define('waiting-page', WaitingPage);
