import { css, html, LitElement } from 'lit';
import { newsOfDevices } from '../page/device-news.ts';
import { Arrivals } from '../page/arrivals.ts';
import { playArrivalSound } from '../page/knock-sound.ts';
import { browserNotices } from '../page/notices.ts';
import { browserPage } from '../page/page-environment.ts';
import { roomOf, viewOf, type PageState, type ViewName } from '../page/page-state.ts';
import { PageStore } from '../page/page-store.ts';
import type { PageRequest } from '../page/requests.ts';
import { announcementFor, titleFor } from '../text/status.ts';
import './pages/join-page.ts';
import './pages/landing-page.ts';
import type { LiveAnnouncer } from './parts/live-announcer.ts';
import './parts/live-announcer.ts';
import './pages/message-page.ts';
import './pages/offline-note.ts';
import { announce } from './parts/request.ts';

/**
 * The shell: it shows the view of the store's state and hands requests to the store.
 * `data-phase` is the phase of the call. main.ts defines it, once the words are there.
 */
export class ParleyApp extends LitElement {
  static override properties = { _state: { state: true } };

  static override styles = css`
    :host {
      display: block;
    }
  `;

  declare private _state: PageState;
  #store: PageStore;
  #view: ViewName | null = null;
  #said = '';
  readonly #arrivals = new Arrivals({
    isHidden: () => document.visibilityState === 'hidden',
    play: playArrivalSound,
    notices: browserNotices(),
    path: () => location.pathname,
    changed: () => this.#setTitle(),
  });

  constructor() {
    super();
    this.#store = new PageStore(browserPage());
    this._state = this.#store.state;
    this.addEventListener('parley-request', ({ detail }: CustomEvent<PageRequest>) =>
      this.#store.handle(detail),
    );
    this.addEventListener('parley-announce', ({ detail }: CustomEvent<string>) => this.#announce(detail));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#store.subscribe(() => {
      const before = this._state;
      this._state = this.#store.state;
      const news = newsOfDevices(before, this._state, Date.now());
      if (news !== '') announce(this, news);
      this.#arrivals.follow(before, this._state);
    });
    document.addEventListener('visibilitychange', this.#looked);
    this.#store.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#looked);
    this.#store.close();
    this.#store = new PageStore(browserPage());
  }

  override render() {
    const view = viewOf(this._state);
    // A call says by itself how it is, and a message why it is over.
    const tells = !this._state.online && view !== 'stage' && view !== 'message';
    return html`
      ${this.#renderView()}<offline-note ?shown=${tells}></offline-note><live-announcer></live-announcer>
    `;
  }

  override firstUpdated(): void {
    // What painted before the script ran has done its part.
    this.replaceChildren();
  }

  override updated(): void {
    const { call, former } = this._state;
    this.dataset['phase'] = call.phase;
    this.#setTitle();
    const said = announcementFor(call, former);
    if (said !== this.#said) {
      this.#said = said;
      if (said !== '') announce(this, said);
    }
    const view = viewOf(this._state);
    const isFirst = this.#view === null;
    if (view === this.#view) return;
    this.#view = view;
    scrollTo(0, 0);
    // Whoever has just opened the page is where they expect to be.
    if (!isFirst) void this.#focusHeading();
  }

  #renderView() {
    const { route, call, creating, media, remote, name, former, relayNotice, desk, asked, links } =
      this._state;
    const { admission } = this._state;
    const room = roomOf(this._state);
    switch (call.phase) {
      case 'idle':
        if (route.kind === 'call') return this.#joinPage(route.id);
        if (route.kind === 'room') return this.#joinPage('');
        return html`
          <landing-page
            .route=${route}
            .admission=${admission}
            ?busy=${creating}
            .recent=${this._state.recent}
          ></landing-page>
        `;
      case 'opening':
      case 'ready':
        return this.#joinPage(call.id);
      case 'door':
        return html` <door-page .call=${call} .room=${room} .media=${media} .name=${name}></door-page> `;
      case 'invited':
        return html`<invited-page .call=${call} .media=${media} .name=${name}></invited-page>`;
      case 'joining':
        if (!creating) return this.#joinPage(call.id);
        return html`<waiting-page .call=${call} .media=${media} .name=${name}></waiting-page>`;
      case 'waiting':
        return html`
          <waiting-page
            .call=${call}
            .room=${room}
            .media=${media}
            .name=${name}
            .former=${former}
            .talkedMs=${this._state.talkedMs}
            .relayNotice=${relayNotice}
            .desk=${desk}
            .asked=${asked}
            .links=${links}
          ></waiting-page>
        `;
      case 'connecting':
      case 'connected':
      case 'reconnecting':
        return html`
          <call-stage
            .call=${call}
            .media=${media}
            .remote=${remote}
            .name=${name}
            .desk=${desk}
            .asked=${asked}
            .paused=${this._state.paused}
            .links=${links}
            ?near=${this._state.near}
          ></call-stage>
        `;
      case 'left':
      case 'ended':
      case 'failed':
        return html`
          <message-page
            .call=${call}
            .room=${room}
            .former=${former}
            .talkedMs=${this._state.talkedMs}
            .admission=${admission}
          ></message-page>
        `;
    }
  }

  #joinPage(id: string) {
    const { call, media, name, admission } = this._state;
    return html`
      <join-page
        .callId=${id}
        .room=${roomOf(this._state)}
        .call=${call}
        .media=${media}
        .name=${name}
        .admission=${admission}
      ></join-page>
    `;
  }

  #setTitle(): void {
    const { call, desk } = this._state;
    document.title = titleFor(call, {
      room: roomOf(this._state),
      wanting: desk?.waiting.map(({ name }) => name) ?? [],
      news: this.#arrivals.news,
    });
  }

  readonly #looked = (): void => {
    if (document.visibilityState === 'visible') this.#arrivals.seen();
  };

  #announce(text: string): void {
    this.renderRoot.querySelector<LiveAnnouncer>('live-announcer')?.announce(text);
  }

  async #focusHeading(): Promise<void> {
    const view = this.renderRoot.firstElementChild;
    if (!(view instanceof LitElement)) return;
    await view.updateComplete;
    view.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
  }
}
