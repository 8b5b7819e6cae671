import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { DeskView } from '../../page/page-state.ts';
import { KnockBell } from '../../page/knock-bell.ts';
import { playKnockSound } from '../../page/knock-sound.ts';
import { noticeStyles } from '../../styles/notice.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { wantToJoin } from '../../text/status.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { announce } from '../parts/request.ts';
import '../host/waiting-list.ts';

/** One for the page: an element may make way for another while somebody waits. */
const bell = new KnockBell(playKnockSound);

/**
 * Tells the host who waits to be let in: to be seen, heard, and put aside.
 * @prop callId the call's ID
 */
export class KnockNotice extends LitElement {
  static override properties = {
    desk: { attribute: false },
    callId: { attribute: false },
    _aside: { state: true },
  };

  static override styles = [
    sharedStyles,
    noticeStyles,
    css`
      waiting-list {
        max-height: min(12rem, 30dvh);
        overflow-y: auto;
        /* Room for the outline of a focused button. */
        margin: -5px;
        padding: 5px;
      }
    `,
  ];

  declare desk: DeskView | null;
  declare callId: string;
  /** Who waited when the notice was put aside. */
  declare private _aside: ReadonlySet<string>;

  constructor() {
    super();
    this.desk = null;
    this.callId = '';
    this._aside = new Set();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('desk') || this.desk === null) return;
    const { waiting } = this.desk;
    const arrived = bell.hear(this.callId, waiting);
    if (arrived.length > 0) announce(this, `${wantToJoin(arrived.map(({ name }) => name))}.`);
    // Who goes away and comes back is new.
    const stillThere = waiting.filter(({ uid }) => this._aside.has(uid));
    if (stillThere.length < this._aside.size) this._aside = new Set(stillThere.map(({ uid }) => uid));
  }

  override render() {
    const people = (this.desk?.waiting ?? []).filter(({ uid }) => !this._aside.has(uid));
    if (people.length === 0) return nothing;
    return html`
      <section class="notice" aria-labelledby="title">
        <div class="head">
          ${icons.door}
          <h2 id="title">${words().host.waiting(people.length)}</h2>
          <button
            class="button close"
            type="button"
            aria-label=${words().host.hideNotice}
            @click=${this.#putAside}
          >
            ${icons.close}
          </button>
        </div>
        <waiting-list .desk=${this.desk} .people=${people}></waiting-list>
      </section>
    `;
  }

  #putAside(): void {
    this._aside = new Set(this.desk?.waiting.map(({ uid }) => uid));
  }
}

customElements.define('knock-notice', KnockNotice);
