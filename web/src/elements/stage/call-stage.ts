import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { DeviceRequest } from '../../call/connection/channel-messages.ts';
import { usesHeadphones } from '../../media/headphones.ts';
import { NO_SCREEN } from '../../media/screen.ts';
import {
  isWanted,
  NO_MEDIA,
  NO_REMOTE,
  NOT_PAUSED,
  type DeskView,
  type MediaView,
  type OnceLinks,
  type RemoteView,
} from '../../page/page-state.ts';
import { rememberedEchoNote } from '../../page/remembered.ts';
import { callStageStyles } from '../../styles/call-stage.ts';
import { sharedStyles } from '../../styles/shared.ts';
import type { DeviceKind } from '../../text/device-problems.ts';
import type { PausedLines } from '../../text/line.ts';
import { connectionWords, pictureLabel } from '../../text/stage.ts';
import { isolated } from '../../words/isolated.ts';
import { words } from '../../words/words.ts';
import '../notices/asked-notice.ts';
import './call-controls.ts';
import { CallKeys } from './call-keys.ts';
import './connection-pill.ts';
import type { Corner } from './corners.ts';
import '../notices/device-change-note.ts';
import '../notices/device-notes.ts';
import type { DeviceSettings } from '../devices/device-settings.ts';
import '../devices/device-settings.ts';
import type { Near } from '../notices/echo-note.ts';
import '../notices/echo-note.ts';
import { FullScreen } from './full-screen.ts';
import type { HostPanel } from '../host/host-panel.ts';
import '../host/host-panel.ts';
import { icons } from '../parts/icons.ts';
import { KeepAwake } from './keep-awake.ts';
import '../notices/knock-notice.ts';
import '../notices/line-note.ts';
import type { MovePanel } from './move-panel.ts';
import './move-panel.ts';
import './muted-hint.ts';
import '../notices/relay-stuck.ts';
import type { RemoteViewElement } from './remote-view.ts';
import './remote-view.ts';
import { announce, ask } from '../parts/request.ts';
import { RestingControls } from './resting-controls.ts';
import '../notices/screen-note.ts';
import './screen-view.ts';
import './self-view.ts';
import './sharing-bar.ts';
import type { SmallWindowView } from './small-window-view.ts';
import { SmallWindow } from './small-window.ts';
import { StageArranger } from './stage-arranger.ts';
import './stage-action.ts';
import { holdsFocus, isDialogOpen } from './stage-focus.ts';
import type { Picture } from './stage-layout.ts';
import { selfItem, stageMenu, windowItems, type StageParts } from './stage-menu.ts';
import { StageTile } from './stage-tile.ts';
import type { ShortcutHelp } from './shortcut-help.ts';
import './shortcut-help.ts';
import { NO_CALL, type StageState } from './stage-state.ts';
import './stage-top.ts';
import '../notices/taken-note.ts';
import { StageVoices } from './stage-voices.ts';
import { isTyping, keyFor, shortcutOf } from './shortcuts.ts';

/** What nobody wants to see go while they point at it. */
const POINTED_AT = '.top:hover, .bottom:hover, .show-self:hover, stage-tile:not([large]):hover';

/**
 * The call itself: the other person large, oneself in a corner, and the controls, which hide while nobody needs
 * them. What the person does here is asked for by `parley-request`; where the pictures are is the stage's own.
 * @prop call the call
 * @prop media one's own camera, microphone and devices
 * @prop remote what arrives from the other person
 * @prop name what one calls oneself
 * @prop desk what the host sees; null for everybody else
 * @prop asked what the host wants of this person's devices
 * @prop links links that do something once
 * @fires parley-request something is to be done
 * @fires parley-announce something is to be said
 * @cssprop --tile-top, --tile-right, --tile-bottom, --tile-left how far small pictures stay from the edges
 */
export class CallStage extends LitElement {
  static override properties = {
    call: { attribute: false },
    media: { attribute: false },
    remote: { attribute: false },
    name: {},
    desk: { attribute: false },
    asked: { attribute: false },
    paused: { attribute: false },
    links: { attribute: false },
    near: { type: Boolean },
    _keys: { state: true },
    _notes: { state: true },
    _silenced: { state: true },
  };

  static override styles = [sharedStyles, callStageStyles];

  declare call: StageState;
  declare media: MediaView;
  declare remote: RemoteView;
  declare name: string;
  declare desk: DeskView | null;
  declare asked: DeviceRequest | null;
  /** Whose video is paused for want of a better line. */
  declare paused: PausedLines;
  declare links: OnceLinks;
  /** Whether the other person may be in the same room. */
  declare near: boolean;
  /** Whether single keys do something. */
  declare private _keys: boolean;
  /** Whether to show what doesn't work: once it was asked for in the call. */
  declare private _notes: boolean;
  /** Whether the browser lets nothing be heard before a tap. */
  declare private _silenced: boolean;
  #near: Near | null = null;
  readonly #pictures = new StageArranger(this, () => this.call.other);
  readonly #controls = new RestingControls(this, {
    mayRest: () => this.#mayRest(),
    isPicture: (event) => event.composedPath().some((one) => one instanceof StageTile && one.large),
  });
  readonly #voices = new StageVoices(this, {
    media: () => this.media,
    remote: () => (this.call.phase === 'connected' ? this.remote : null),
  });
  readonly #fullScreen = new FullScreen(this);
  readonly #smallWindow = new SmallWindow(this, {
    view: () => this.#smallView(),
    actions: { toggle: (device) => this.#toggle(device), hangUp: () => ask(this, { type: 'hang-up' }) },
    video: () => this.renderRoot.querySelector<RemoteViewElement>('remote-view')?.video ?? null,
  });

  constructor() {
    super();
    this.call = NO_CALL;
    this.media = NO_MEDIA;
    this.remote = NO_REMOTE;
    this.name = '';
    this.desk = null;
    this.asked = null;
    this.paused = NOT_PAUSED;
    this.links = { move: null, host: null };
    this.near = false;
    this._keys = true;
    this._notes = false;
    this._silenced = false;
    new KeepAwake(this);
    new CallKeys(this, {
      media: () => this.media,
      toggle: (device) => this.#toggle(device),
      hangUp: () => ask(this, { type: 'hang-up' }),
    });
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
    if (changed.has('near') || changed.has('call')) this.#near = this.#nearTo();
    this.#pictures.show(this.remote.screen.on ? ['other', 'self', 'screen'] : ['other', 'self']);
    const shared = changed.get('remote')?.screen.on ?? false;
    if (changed.has('remote') && shared !== this.remote.screen.on) {
      const { shares, stops } = words().screen;
      announce(this, (shared ? stops : shares)(isolated(this.call.other)));
    }
    const wasHost = changed.get('call')?.host ?? this.call.host;
    if (wasHost !== this.call.host)
      announce(this, this.call.host ? words().controls.nowHost : words().controls.noHost);
  }

  override updated(): void {
    if (this.#voices.view.toMuted) this.#controls.wake();
  }

  override firstUpdated(): void {
    this._keys = this.#help?.on ?? true;
  }

  override render() {
    const { call, media, remote } = this;
    const { layout } = this.#pictures;
    const voices = this.#voices.view;
    return html`
      <main class="${this.#controls.resting ? 'resting' : ''} ${this.#controls.waking ? 'waking' : ''}">
        <h1 class="only-heard" tabindex="-1">${words().status.callWith(isolated(call.other))}</h1>
        ${this.#tile(
          'other',
          html`<remote-view
            .remote=${remote}
            .speaker=${media.devices.chosen.speaker}
            .name=${call.other}
            ?connecting=${call.phase === 'connecting'}
            ?broken=${call.phase === 'reconnecting'}
            @silenced=${this.#heardOrNot}
          ></remote-view>`,
        )}
        ${this.#tile(
          'self',
          html`<self-view
            .stream=${media.stream}
            .camera=${media.camera}
            .name=${this.name}
            ?whole=${layout.large === 'self'}
          ></self-view>`,
        )}
        ${remote.screen.on ? this.#screenTile() : nothing}
        ${call.phase === 'reconnecting' ? html`<div class="veil"></div>` : nothing}
        <div class="top">
          <stage-top
            .call=${call}
            .remote=${remote}
            .actions=${windowItems(this.#parts)}
            ?speaking=${voices.other}
          ></stage-top>
        </div>
        <sharing-bar .screen=${media.screen}></sharing-bar>
        <connection-pill .call=${call}></connection-pill>
        ${this.#pictures.selfHidden ? this.#showSelfButton() : nothing}
        ${this._silenced ? this.#hearButton() : nothing}
        <div class="notices ${layout.small.some(({ corner }) => corner === 'top-right') ? 'left' : ''}">
          <knock-notice .desk=${this.desk} .callId=${call.id}></knock-notice>
          <asked-notice .asked=${this.asked} .name=${call.other}></asked-notice>
          <taken-note .media=${media} .name=${call.other}></taken-note>
          <screen-note .about=${media.screen.note}></screen-note>
          <echo-note .about=${this.#near}></echo-note>
          <relay-stuck></relay-stuck>
          <line-note .paused=${this.paused} .name=${call.other}></line-note>
          <device-change-note .about=${media.devices.change}></device-change-note>
          ${this._notes ? this.#deviceNotes() : nothing}
        </div>
        <muted-hint ?shown=${voices.toMuted} .key=${this._keys ? keyFor('microphone') : null}></muted-hint>
        <div class="bottom" role="group" aria-label=${words().controls.group}>
          <call-controls
            .media=${media}
            .waiting=${this.desk?.waiting.length ?? null}
            .screen=${remote.screen.able ? media.screen : NO_SCREEN}
            ?keys=${this._keys}
            .more=${stageMenu(this.#parts)}
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
        <device-settings
          incall
          .media=${media}
          .name=${this.name}
          @muted-notice=${() => this.requestUpdate()}
        ></device-settings>
        <shortcut-help ?host=${this.desk !== null} @change=${this.#keysSwitched}></shortcut-help>
      </main>
    `;
  }

  /** A picture in its tile, which stays the same element wherever it goes. */
  #tile(picture: Picture, shown: TemplateResult) {
    const { large, small } = this.#pictures.layout;
    const place = small.find((one) => one.picture === picture);
    return html`
      <stage-tile
        data-picture=${picture}
        ?hidden=${large !== picture && place === undefined}
        .label=${pictureLabel(picture, this.call.other)}
        .large=${large === picture}
        .corner=${place?.corner ?? this.#pictures.selfCorner}
        .muted=${picture === 'self' && this.media.microphone.state !== 'on'}
        .speaking=${picture === 'screen' ? false : this.#voices.view[picture]}
        .hideable=${picture === 'self'}
        .quiet=${this.#controls.resting}
        @move=${({ detail }: CustomEvent<Corner>) => this.#pictures.move(picture, detail)}
        @enlarge=${() => this.#pictures.enlarge(picture)}
        @hide=${this.#hideSelf}
        >${shown}</stage-tile
      >
    `;
  }

  #nearTo(): Near | null {
    const { call, media } = this;
    const isHeard = this.near && !usesHeadphones(media) && rememberedEchoNote().get() !== 'read';
    if (!isHeard) return null;
    return this.#near?.name === call.other ? this.#near : { name: call.other };
  }

  #screenTile() {
    const { remote, media, call } = this;
    return this.#tile(
      'screen',
      html`<screen-view
        .screen=${remote.screen}
        .name=${call.other}
        .speaker=${media.devices.chosen.speaker}
      ></screen-view>`,
    );
  }

  #showSelfButton() {
    const corner = this.#pictures.selfCorner;
    return html`
      <stage-action
        class="show-self"
        data-corner=${corner}
        side=${corner.endsWith('left') ? 'left' : 'right'}
        tip=${corner.startsWith('top') ? 'below' : 'above'}
        .item=${selfItem(this.#parts, () => this.#showSelf())}
      ></stage-action>
    `;
  }

  #smallView(): SmallWindowView {
    const { call, remote, media } = this;
    return {
      name: call.other,
      status: connectionWords(call),
      remote,
      media,
      speaking: this.#voices.view.other,
    };
  }

  /** Whether nothing would be lost from sight. */
  #mayRest(): boolean {
    const root = this.renderRoot;
    const notices = [...root.querySelectorAll('.notices > *')];
    return (
      this.call.phase === 'connected' &&
      !this._silenced &&
      !this.#voices.view.toMuted &&
      notices.every(({ clientHeight }) => clientHeight === 0) &&
      !(this.#controls.usesMouse && root.querySelector(POINTED_AT) !== null) &&
      !isDialogOpen(root) &&
      !holdsFocus(root)
    );
  }

  #hearButton() {
    return html`
      <div class="silenced">
        <button class="button primary large hear" type="button" @click=${this.#hear}>
          ${icons.speaker} ${words().stage.hear(isolated(this.call.other))}
        </button>
      </div>
    `;
  }

  get #parts(): StageParts {
    return {
      pictures: this.#pictures,
      fullScreen: this.#fullScreen,
      smallWindow: this.#smallWindow,
      keys: this._keys,
    };
  }

  #deviceNotes() {
    return html`
      <div class="notes">
        <device-notes .media=${this.media}></device-notes>
        <button class="button" type="button" aria-label=${words().common.close} @click=${this.#closeNotes}>
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

  /** By its own button: whoever used it finds the one that brings the picture back in its place. */
  async #hideSelf(): Promise<void> {
    this.#pictures.hideSelf(true);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.show-self')?.focus();
  }

  #showSelf(): void {
    this.#pictures.hideSelf(false);
    this.#heading?.focus();
  }

  #heardOrNot({ detail }: CustomEvent<boolean>): void {
    const hear = this.renderRoot.querySelector('.hear');
    this._silenced = detail;
    if (!detail) {
      // The button goes away beneath the focus.
      if (hear !== null && this.shadowRoot?.activeElement === hear) this.#heading?.focus();
      return;
    }
    announce(this, words().stage.silenced(isolated(this.call.other)));
    void this.updateComplete.then(() => {
      // Whoever does something already is not pulled away.
      const active = this.shadowRoot?.activeElement ?? null;
      if (active !== null && active !== this.#heading) return;
      this.renderRoot.querySelector<HTMLElement>('.hear')?.focus();
    });
  }

  #hear(): void {
    this.renderRoot.querySelector<RemoteViewElement>('remote-view')?.hear();
  }

  get #heading(): HTMLElement | null {
    return this.renderRoot.querySelector('h1');
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
      case 'screen':
        return this.#shareOrStop();
      case 'swap':
        return this.#pictures.swap();
      case 'own-picture':
        return this.#pictures.hideSelf(!this.#pictures.selfHidden);
      case 'full-screen':
        return this.#fullScreen.toggle();
      case 'small-window':
        return this.#smallWindow.toggle();
      case 'host':
        return this.#showHost();
      case 'hang-up':
        return ask(this, { type: 'hang-up' });
      case 'help':
        return this.#showHelp();
    }
  };

  #shareOrStop(): void {
    const { able, state } = this.media.screen;
    if (able && this.remote.screen.able && state !== 'asking')
      ask(this, { type: 'screen', on: state === 'off' });
  }

  #toggle(kind: DeviceKind): void {
    ask(this, { type: kind, on: !isWanted(this.media[kind]) });
  }
}

customElements.define('call-stage', CallStage);
