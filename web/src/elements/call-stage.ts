import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { formatCallId } from '../../../contract/ids.ts';
import type { DeviceRequest } from '../call/media-channel.ts';
import type { CallState } from '../call/state.ts';
import {
  NO_MEDIA,
  NO_REMOTE,
  type DeskView,
  type MediaView,
  type OnceLinks,
  type RemoteView,
} from '../page/page-state.ts';
import { callStageStyles } from '../styles/call-stage.ts';
import { sharedStyles } from '../styles/shared.ts';
import type { DeviceKind } from '../text/device-problems.ts';
import { nameFirst } from '../text/people.ts';
import { connectingStatus, lostStatus } from '../text/status.ts';
import { isolated } from '../words/isolated.ts';
import { words } from '../words/words.ts';
import './asked-notice.ts';
import './call-controls.ts';
import './call-timer.ts';
import './copy-button.ts';
import './device-change-note.ts';
import './device-notes.ts';
import type { DeviceSettings } from './device-settings.ts';
import './device-settings.ts';
import type { HostPanel } from './host-panel.ts';
import './host-panel.ts';
import { icons } from './icons.ts';
import './knock-notice.ts';
import type { MovePanel } from './move-panel.ts';
import './move-panel.ts';
import './remote-view.ts';
import { announce, ask } from './request.ts';
import './self-view.ts';
import type { ShortcutHelp } from './shortcut-help.ts';
import './shortcut-help.ts';
import { isTyping, shortcutOf } from './shortcuts.ts';

export type StageState = Extract<CallState, { phase: 'connecting' | 'connected' | 'reconnecting' }>;

const NOW_HOST = 'You are the host of this call now.';
const NO_HOST = 'You are no longer the host of this call.';

/** The call itself: the other person large, oneself in a corner, and the controls. */
export class CallStage extends LitElement {
  static override properties = {
    call: { attribute: false },
    media: { attribute: false },
    remote: { attribute: false },
    name: {},
    desk: { attribute: false },
    asked: { attribute: false },
    links: { attribute: false },
    _keys: { state: true },
    _notes: { state: true },
  };

  static override styles = [sharedStyles, callStageStyles];

  declare call: StageState;
  declare media: MediaView;
  declare remote: RemoteView;
  declare name: string;
  declare desk: DeskView | null;
  declare asked: DeviceRequest | null;
  declare links: OnceLinks;
  /** Whether single keys do something. */
  declare private _keys: boolean;
  /** Whether to show what doesn't work: once it was asked for in the call. */
  declare private _notes: boolean;

  constructor() {
    super();
    this.call = { phase: 'connecting', id: '', host: false, other: '', absent: false };
    this.media = NO_MEDIA;
    this.remote = NO_REMOTE;
    this.name = '';
    this.desk = null;
    this.asked = null;
    this.links = { move: null, host: null };
    this._keys = true;
    this._notes = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#pressed);
    this.addEventListener('parley-request', this.#asked);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#pressed);
    this.removeEventListener('parley-request', this.#asked);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { camera, microphone } = this.media;
    const works = camera.state !== 'unavailable' && microphone.state !== 'unavailable';
    if (changed.has('media') && works) this._notes = false;
    const wasHost = changed.get('call')?.host ?? this.call.host;
    if (wasHost !== this.call.host) announce(this, this.call.host ? NOW_HOST : NO_HOST);
  }

  override firstUpdated(): void {
    this._keys = this.#help?.on ?? true;
  }

  override render() {
    const { call, media, remote } = this;
    const id = formatCallId(call.id);
    return html`
      <main>
        <h1 class="only-heard" tabindex="-1">${words().status.callWith(isolated(call.other))}</h1>
        <remote-view
          .remote=${remote}
          .speaker=${media.devices.chosen.speaker}
          .name=${call.other}
          ?connecting=${call.phase === 'connecting'}
        ></remote-view>
        ${call.phase === 'reconnecting' ? html`<div class="veil"></div>` : nothing}
        <div class="top">
          <div class="who">
            <span class="other">${nameFirst(call.other)}</span>
            ${call.phase === 'connecting' ? nothing : html`<call-timer .since=${call.since}></call-timer>`}
            ${
              call.phase === 'connected' && !remote.audio
                ? html`<span class="muted"
                    >${icons.microphoneOff}<span class="only-heard">is muted</span></span
                  >`
                : nothing
            }
          </div>
          <copy-button stage .text=${id} .face=${id} label="Copy call ID ${id}"></copy-button>
        </div>
        ${this.#pill()}
        <self-view .stream=${media.stream} .camera=${media.camera} .name=${this.name}></self-view>
        <div class="notices">
          <knock-notice .desk=${this.desk} .callId=${call.id}></knock-notice>
          <asked-notice .asked=${this.asked} .name=${call.other}></asked-notice>
          <device-change-note .change=${media.devices.change}></device-change-note>
          ${this._notes ? this.#deviceNotes() : nothing}
        </div>
        <div class="bottom" role="group" aria-label="Call controls">
          <call-controls
            .media=${media}
            .waiting=${this.desk?.waiting.length ?? null}
            ?keys=${this._keys}
            @devices=${this.#showDevices}
            @host=${this.#showHost}
            @move=${this.#showMove}
            @help=${this.#showHelp}
          ></call-controls>
        </div>
        <host-panel
          .desk=${this.desk}
          .other=${call.other}
          ?connected=${call.phase === 'connected'}
          .remote=${remote}
          .link=${this.links.host}
        ></host-panel>
        <move-panel .link=${this.links.move}></move-panel>
        <device-settings incall .media=${media} .name=${this.name}></device-settings>
        <shortcut-help ?host=${this.desk !== null} @change=${this.#keysSwitched}></shortcut-help>
      </main>
    `;
  }

  #pill() {
    const { call } = this;
    if (call.phase === 'connected') return nothing;
    if (call.phase === 'reconnecting' && call.lost) return this.#lost(call);
    const text = call.phase === 'connecting' ? connectingStatus(call) : words().status.reconnecting;
    return html`<p class="pill"><span class="spinner"></span>${text}</p>`;
  }

  #lost(call: StageState) {
    return html`
      <div class="pill lost">
        <p>${lostStatus(call)}</p>
        <button class="button small" type="button" @click=${() => ask(this, { type: 'join-again' })}>
          Try again
        </button>
      </div>
    `;
  }

  #deviceNotes() {
    return html`
      <div class="notes">
        <device-notes .media=${this.media}></device-notes>
        <button class="button" type="button" aria-label="Close" @click=${this.#closeNotes}>
          ${icons.close}
        </button>
      </div>
    `;
  }

  get #help(): ShortcutHelp | null {
    return this.renderRoot.querySelector('shortcut-help');
  }

  #showHelp(): void {
    this.#help?.show();
  }

  #showDevices(): void {
    this.renderRoot.querySelector<DeviceSettings>('device-settings')?.show();
  }

  #showHost(): void {
    this.renderRoot.querySelector<HostPanel>('host-panel')?.show();
  }

  #showMove(): void {
    this.renderRoot.querySelector<MovePanel>('move-panel')?.show();
  }

  #keysSwitched(): void {
    this._keys = this.#help?.on ?? true;
  }

  #closeNotes(): void {
    this._notes = false;
  }

  readonly #asked = ({ detail }: CustomEvent<{ type: string }>): void => {
    const { type } = detail;
    if (type === 'camera' || type === 'microphone' || type === 'answer-asked') this._notes = true;
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (!this._keys || isTyping(event.composedPath()[0])) return;
    const shortcut = shortcutOf(event);
    if (shortcut === null) return;
    event.preventDefault();
    switch (shortcut) {
      case 'microphone':
      case 'camera':
        return this.#toggle(shortcut);
      case 'host':
        return this.#showHost();
      case 'hang-up':
        return ask(this, { type: 'hang-up' });
      case 'help':
        return this.#showHelp();
    }
  };

  #toggle(kind: DeviceKind): void {
    const { state } = this.media[kind];
    if (state !== 'asking') ask(this, { type: kind, on: state !== 'on' });
  }
}

customElements.define('call-stage', CallStage);
