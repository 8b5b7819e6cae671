import { css, html, LitElement, nothing } from 'lit';
import { formatCallId } from '../../../../contract/ids.ts';
import { NO_REMOTE, type RemoteView } from '../../page/page-state.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { nameFirst } from '../../text/people.ts';
import { words } from '../../words/words.ts';
import { leftToRight } from '../../words/isolated.ts';
import './call-timer.ts';
import '../parts/copy-button.ts';
import { icons } from '../parts/icons.ts';
import type { MenuItem } from './more-menu.ts';
import './stage-action.ts';
import { NO_CALL, type StageState } from './stage-state.ts';

/**
 * What stands over the picture: who it is, for how long one has talked, and the call's ID.
 * @prop call the call
 * @prop remote what arrives from the other person
 * @prop actions what wide screens have buttons for here
 * @attr speaking whether the other person speaks
 */
export class StageTop extends LitElement {
  static override properties = {
    call: { attribute: false },
    remote: { attribute: false },
    actions: { attribute: false },
    speaking: { type: Boolean },
  };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
      }

      .who {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-width: 0;
        text-shadow: 0 1px 3px rgb(0 0 0 / 80%);
      }

      .other {
        overflow: hidden;
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .mark {
        display: inline-grid;
        filter: drop-shadow(0 1px 2px rgb(0 0 0 / 70%));
      }

      .mark.voice {
        color: var(--speaking);
      }

      .actions {
        display: flex;
        flex: none;
        align-items: center;
        gap: var(--space-2);
      }

      @media (max-width: 40rem) {
        stage-action {
          display: none;
        }
      }

      @media (width <= 18rem) {
        :host,
        .who {
          gap: var(--space-2);
          font-size: var(--text-s);
        }
      }
    `,
  ];

  declare call: StageState;
  declare remote: RemoteView;
  declare actions: readonly MenuItem[];
  declare speaking: boolean;

  constructor() {
    super();
    this.call = NO_CALL;
    this.remote = NO_REMOTE;
    this.actions = [];
    this.speaking = false;
  }

  override render() {
    const { call } = this;
    const id = formatCallId(call.id);
    return html`
      <div class="who">
        <span class="other">${nameFirst(call.other)}</span>
        ${call.phase === 'connecting' ? nothing : html`<call-timer .since=${call.since}></call-timer>`}
        ${this.#mark()}
      </div>
      <div class="actions">
        ${this.actions.map((item) => html`<stage-action tip="below" .item=${item}></stage-action>`)}
        <copy-button
          stage
          .text=${id}
          .face=${id}
          label=${words().controls.copyId(leftToRight(id))}
        ></copy-button>
      </div>
    `;
  }

  #mark() {
    if (this.call.phase !== 'connected') return nothing;
    if (!this.remote.audio) {
      return html`<span class="mark"
        >${icons.microphoneOff}<span class="only-heard">${words().stage.isMuted}</span></span
      >`;
    }
    return this.speaking ? html`<span class="mark voice" aria-hidden="true">${icons.voice}</span>` : nothing;
  }
}

customElements.define('stage-top', StageTop);
