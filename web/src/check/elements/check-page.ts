import { html, LitElement, nothing } from 'lit';
import '../../elements/parts/copy-button.ts';
import '../../elements/pages/language-picker.ts';
import type { LiveAnnouncer } from '../../elements/parts/live-announcer.ts';
import '../../elements/parts/live-announcer.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { words as pageWords } from '../../words/words.ts';
import { browserChecks } from '../browser-environment.ts';
import { said, type Group } from '../check.ts';
import { CheckStore, type CheckPageState } from '../check-store.ts';
import { OpenDevices } from '../open-devices.ts';
import { report } from '../report.ts';
import { sentence, summary, type Row } from '../results.ts';
import type { SingleServer } from '../single-server.ts';
import { checkWords } from '../../words/check-words.ts';
import { checkPageStyles } from './check-page-styles.ts';
import './check-row.ts';
import './device-view.ts';
import './server-form.ts';

/** Results that come at once are said together. */
const SAY_EVERY_MS = 900;

/** The page `/check`: what can keep a call from working, each by itself. main.ts defines it. */
export class CheckPage extends LitElement {
  static override properties = {
    _state: { state: true },
    _camera: { state: true },
    _microphone: { state: true },
  };

  static override styles = [sharedStyles, checkPageStyles];

  declare private _state: CheckPageState;
  declare private _camera: MediaStream | null;
  declare private _microphone: MediaStream | null;
  readonly #devices: OpenDevices;
  readonly #store: CheckStore;
  readonly #unsaid: string[] = [];
  #saying: ReturnType<typeof setTimeout> | undefined;
  #ranAt: Date | null = null;

  constructor() {
    super();
    this.#devices = new OpenDevices(() => {
      this._camera = this.#devices.camera;
      this._microphone = this.#devices.microphone;
    });
    this.#store = new CheckStore(
      browserChecks(this.#devices),
      () => {
        this._state = this.#store.state;
      },
      (row) =>
        this.#say(
          `${said(row.check.title)}: ${checkWords().states[row.state.state]}. ${sentence(row.state)}`,
        ),
    );
    this._state = this.#store.state;
    this._camera = null;
    this._microphone = null;
    this.addEventListener('parley-announce', ({ detail }: CustomEvent<string>) => this.#say(detail));
    addEventListener('pagehide', () => {
      this.#store.close();
      this.#devices.close();
    });
  }

  override updated(): void {
    document.title = `${checkWords().title} · Parley`;
  }

  override render() {
    const words = checkWords();
    const { common } = pageWords();
    const { rows, running } = this._state;
    const checked = [...rows.device, ...rows.signaling, ...rows.ways];
    const done = summary(checked);
    return html`
      <header>
        <a class="brand" href="/" aria-label=${common.backToStart}>
          <img src="/favicon.svg" width="32" height="32" alt="" />
          Parley
        </a>
        <language-picker></language-picker>
      </header>
      <main>
        <h1>${words.title}</h1>
        <p class="lead">${words.lead}</p>
        <div class="start">
          <button class="button large ${running ? '' : 'primary'}" type="button" @click=${this.#toggle}>
            ${running ? common.stop : done === '' ? words.start : words.again}
          </button>
          <p class="summary ${!running && checked.some(hasFailed) ? 'trouble' : ''}">
            ${running ? words.checking : done}
          </p>
        </div>
        ${done === '' && !running ? html`<p class="note">${words.note}</p>` : nothing}
        ${this.#group('device')} ${this.#group('signaling')} ${this.#group('ways')} ${this.#hand()}
        ${this.#report()}
      </main>
      <live-announcer></live-announcer>
    `;
  }

  #group(group: Group) {
    return html`
      <section aria-labelledby=${group}>
        <h2 id=${group}>${checkWords().groups[group]}</h2>
        ${this.#rows(this._state.rows[group])} ${group === 'device' ? this.#deviceView() : nothing}
      </section>
    `;
  }

  #rows(rows: readonly Row[]) {
    return html`
      <ul>
        ${rows.map(
          (row) => html`
            <li>
              <check-row
                id="row-${row.check.id}"
                data-state=${row.state.state}
                .row=${row}
                @check-answer=${({ detail }: CustomEvent<boolean>) => this.#store.answer(row.check.id, detail)}
              ></check-row>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #deviceView() {
    if (this._camera === null && this._microphone === null) return nothing;
    return html`
      <device-view
        .camera=${this._camera}
        .microphone=${this._microphone}
        @devices-off=${() => this.#devices.close()}
      ></device-view>
    `;
  }

  #hand() {
    const { rows, handRunning } = this._state;
    return html`
      <section aria-labelledby="hand">
        <h2 id="hand">${checkWords().groups.hand}</h2>
        <server-form
          ?running=${handRunning}
          @check-servers=${this.#checkServers}
          @check-stop=${() => this.#store.stopHand()}
        ></server-form>
        ${rows.hand.length === 0 ? nothing : this.#rows(rows.hand)}
      </section>
    `;
  }

  #report() {
    // A report of half a check would only be mistaken for a whole one.
    if (this.#ranAt === null || this._state.running || this._state.handRunning) return nothing;
    const words = checkWords().report;
    const text = report(this._state.rows, {
      at: this.#ranAt,
      origin: location.origin,
      userAgent: navigator.userAgent,
    });
    return html`
      <section aria-labelledby="report">
        <div class="head">
          <h2 id="report">${words.title}</h2>
          <copy-button .text=${text} label=${words.copy}></copy-button>
        </div>
        <p class="hint">${words.hint}</p>
        <pre tabindex="0" role="group" aria-labelledby="report">${text}</pre>
      </section>
    `;
  }

  #toggle(): void {
    if (this._state.running) {
      this.#devices.close();
      return this.#store.stop();
    }
    this.#ranAt = new Date();
    this.#say(checkWords().started);
    void this.#store.start().then(() => {
      const { device, signaling, ways } = this._state.rows;
      this.#say(checkWords().over(summary([...device, ...signaling, ...ways])));
    });
  }

  #checkServers({ detail }: CustomEvent<readonly SingleServer[]>): void {
    this.#ranAt = new Date();
    void this.#store.startHand(detail).then(() => {
      this.#say(checkWords().yourServers(summary(this._state.rows.hand)));
    });
  }

  #say(text: string): void {
    this.#unsaid.push(text);
    if (this.#saying !== undefined) return;
    this.#saying = setTimeout(() => {
      this.#saying = undefined;
      this.renderRoot
        .querySelector<LiveAnnouncer>('live-announcer')
        ?.announce(this.#unsaid.splice(0).join(' '));
    }, SAY_EVERY_MS);
  }
}

const hasFailed = ({ state }: Row): boolean => state.state === 'failed';
