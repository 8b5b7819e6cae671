import { css, html, LitElement, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Waiting } from '../../call/desk.ts';
import type { DeskView } from '../../page/page-state.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { waitingFor, waitingName } from '../../text/host.ts';
import { isolated } from '../../words/isolated.ts';
import { words } from '../../words/words.ts';
import { Pending } from '../parts/pending.ts';
import { ask } from '../parts/request.ts';

/** After rows have moved, a click may be meant for who stood there before. */
const MOVED_MS = 600;
const TICK_MS = 10_000;

/**
 * Who waits to be let in, each with a way to do so and one to decline.
 * @prop people who is shown, of those who wait
 */
export class WaitingList extends LitElement {
  static override properties = { desk: { attribute: false }, people: { attribute: false } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-2);
      }

      /* Beside the buttons where there is room, else above them. */
      .who {
        flex: 999 1 6rem;
        min-width: 0;
      }

      .ways {
        display: flex;
        flex: 1 1 auto;
        flex-wrap: wrap;
        gap: var(--space-2);
      }

      bdi,
      .since {
        display: block;
        overflow-wrap: anywhere;
      }

      bdi {
        font-weight: 600;
        line-height: 1.3;
      }

      .since {
        color: var(--ink-soft);
        font-size: 0.8125rem;
        line-height: 1.35;
      }

      .button {
        flex: 1 0 auto;
        padding-inline: 0.75rem;
      }
    `,
  ];

  declare desk: DeskView | null;
  declare people: readonly Waiting[];
  readonly #pending = new Pending<DeskView>(this);
  #timer: ReturnType<typeof setInterval> | undefined;
  #movedAt = -Infinity;
  #hadFocus = false;

  constructor() {
    super();
    this.desk = null;
    this.people = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const former = changed.get('people');
    if (former?.some(({ uid }, index) => uid !== this.people[index]?.uid) === true) {
      this.#movedAt = performance.now();
      this.#hadFocus = (this.shadowRoot?.activeElement ?? null) !== null;
    }
    if (!changed.has('desk') || this.desk === null) return;
    const { problem } = this.desk;
    if (problem !== null && problem !== changed.get('desk')?.problem) this.#pending.clear();
    else this.#pending.settle(this.desk);
  }

  override updated(): void {
    // Who had the focus is gone: the next one gets it.
    if (this.#hadFocus && this.shadowRoot?.activeElement === null)
      this.renderRoot.querySelector('button')?.focus();
    this.#hadFocus = false;
  }

  override render() {
    const now = Date.now();
    return html`
      <ul>
        ${repeat(
          this.people,
          ({ uid }) => uid,
          (person) => this.#row(person, now),
        )}
      </ul>
    `;
  }

  #row({ uid, name, since }: Waiting, now: number) {
    const { host } = words();
    const who = waitingName(name);
    const busy = this.#pending.has(uid);
    return html`
      <li aria-busy=${busy}>
        <div class="who">
          <bdi>${who}</bdi>
          <span class="since">${waitingFor(now - since)}</span>
        </div>
        <div class="ways">
          <button
            class="button small"
            type="button"
            aria-label=${host.declineWho(isolated(who))}
            aria-disabled=${busy}
            @click=${() => this.#answer('decline', uid)}
          >
            ${host.decline}
          </button>
          <button
            class="button small primary"
            type="button"
            aria-label=${host.letInWho(isolated(who))}
            aria-disabled=${busy}
            @click=${() => this.#answer('admit', uid)}
          >
            ${host.letIn}
          </button>
        </div>
      </li>
    `;
  }

  #answer(type: 'admit' | 'decline', uid: string): void {
    if (this.#pending.has(uid) || performance.now() - this.#movedAt < MOVED_MS) return;
    this.#pending.start(uid, ({ waiting }) => !waiting.some((person) => person.uid === uid));
    ask(this, { type, uid });
  }
}

customElements.define('waiting-list', WaitingList);
