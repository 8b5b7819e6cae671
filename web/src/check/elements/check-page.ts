import { html, LitElement, nothing } from 'lit';
import '../../elements/copy-button.ts';
import type { LiveAnnouncer } from '../../elements/live-announcer.ts';
import '../../elements/live-announcer.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { browserChecks } from '../browser-environment.ts';
import type { Group } from '../check.ts';
import { CheckStore, type CheckPageState } from '../check-store.ts';
import { OpenDevices } from '../open-devices.ts';
import { report } from '../report.ts';
import { sentence, summary, type Row } from '../results.ts';
import type { SingleServer } from '../single-server.ts';
import { GROUPS } from '../words.ts';
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
      (row) => this.#say(`${row.check.title}: ${row.state.state}. ${sentence(row.state)}`),
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

  override render() {
    const { rows, running } = this._state;
    const checked = [...rows.device, ...rows.signaling, ...rows.ways];
    const done = summary(checked);
    return html`
      <header>
        <a class="brand" href="/" aria-label="Parley, back to start">
          <img src="/favicon.svg" width="32" height="32" alt="" />
          Parley
        </a>
      </header>
      <main>
        <h1>Connection check</h1>
        <p class="lead">
          What can keep a call from working, tested one by one: this device, Parley’s server, and every way to
          the other person.
        </p>
        <div class="start">
          <button class="button large ${running ? '' : 'primary'}" type="button" @click=${this.#toggle}>
            ${running ? 'Stop' : done === '' ? 'Start the check' : 'Check again'}
          </button>
          <p class="summary ${!running && checked.some(hasFailed) ? 'trouble' : ''}">
            ${running ? 'Checking…' : done}
          </p>
        </div>
        ${
          done === '' && !running
            ? html`
                <p class="note">
                  It asks for camera and microphone, plays a sound, makes a call of its own and ends it, and
                  sends up to 8 MB through the relay, if there is one. Nothing begins before you start it.
                </p>
              `
            : nothing
        }
        ${this.#group('device')} ${this.#group('signaling')} ${this.#group('ways')} ${this.#hand()}
        ${this.#report()}
      </main>
      <live-announcer></live-announcer>
    `;
  }

  #group(group: Group) {
    return html`
      <section aria-labelledby=${group}>
        <h2 id=${group}>${GROUPS[group]}</h2>
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
        <h2 id="hand">${GROUPS.hand}</h2>
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
    const text = report(this._state.rows, {
      at: this.#ranAt,
      origin: location.origin,
      userAgent: navigator.userAgent,
    });
    return html`
      <section aria-labelledby="report">
        <div class="head">
          <h2 id="report">Report</h2>
          <copy-button .text=${text} label="Copy report"></copy-button>
        </div>
        <p class="hint">
          For whoever helps you. Credentials are not in it, and addresses lack their last parts.
        </p>
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
    this.#say('The check has started.');
    void this.#store.start().then(() => {
      const { device, signaling, ways } = this._state.rows;
      this.#say(`The check is over: ${summary([...device, ...signaling, ...ways])}.`);
    });
  }

  #checkServers({ detail }: CustomEvent<readonly SingleServer[]>): void {
    this.#ranAt = new Date();
    void this.#store.startHand(detail).then(() => {
      this.#say(`Your servers: ${summary(this._state.rows.hand)}.`);
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
