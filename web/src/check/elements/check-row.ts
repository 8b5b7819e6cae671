import { css, html, LitElement, nothing } from 'lit';
import { icons } from '../../elements/parts/icons.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { checkWords } from '../../words/check-words.ts';
import { said, type CheckState } from '../check.ts';
import { codeOf, duration, type Row } from '../results.ts';

/**
 * One check: its state, what was found, and a question to the person where it has one.
 * @fires check-answer the person's answer; `detail` is a boolean
 */
export class CheckRow extends LitElement {
  static override properties = { row: { attribute: false } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: var(--space-1) var(--space-3);
        padding-block: var(--space-3);
      }

      .subject,
      .said,
      .answers {
        grid-column: 2 / -1;
      }

      .sign {
        grid-row: 1;
        display: grid;
        place-items: center;
        width: 1.75rem;
        height: 1.75rem;
        border-radius: 50%;
        color: var(--ink-soft);
        font-size: 0.875rem;
      }

      .idle .dot,
      .skipped .dot {
        width: 0.625rem;
        height: 0.625rem;
        border: 2px solid var(--line-strong);
        border-radius: 50%;
      }

      .skipped .dot {
        width: 0.75rem;
        height: 0;
        border-width: 2px 0 0;
        border-radius: 0;
      }

      .running .dot {
        width: 1.125rem;
        height: 1.125rem;
        border: 2.5px solid var(--line);
        border-top-color: var(--accent);
        border-radius: 50%;
        animation: turn 0.9s linear infinite;
      }

      .passed {
        background: var(--accent-soft);
        color: var(--on-accent-soft);
      }

      .failed {
        background: color-mix(in srgb, transparent, var(--danger) 14%);
        color: var(--danger);
      }

      h3 {
        margin: 0;
        padding-top: 0.125rem;
        overflow-wrap: anywhere;
        font-size: var(--text-m);
        font-weight: 600;
      }

      h3:focus {
        outline: none;
      }

      .quiet-title {
        color: var(--ink-soft);
      }

      .subject {
        color: var(--ink-soft);
        font-family: var(--mono);
        font-size: 0.8125rem;
        overflow-wrap: anywhere;
      }

      .said {
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }

      .said b {
        color: var(--danger);
        font-weight: 600;
      }

      .time {
        padding-top: 0.25rem;
        color: var(--ink-soft);
        font-size: var(--text-s);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      @media (width <= 18rem) {
        .time {
          grid-column: 2 / -1;
        }
      }

      .answers {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-top: var(--space-1);
      }

      @keyframes turn {
        to {
          transform: rotate(1turn);
        }
      }
    `,
  ];

  declare row: Row;

  constructor() {
    super();
    this.row = { check: { id: '', title: '', subject: '' }, state: { state: 'idle' } };
  }

  override render() {
    const { check, state } = this.row;
    const { state: name } = state;
    return html`
      <div class="sign ${name}" role="img" aria-label=${checkWords().states[name]}>${sign(state)}</div>
      <h3 tabindex="-1" class=${name === 'idle' || name === 'skipped' ? 'quiet-title' : ''}>
        ${said(check.title)}
      </h3>
      <p class="time">${duration(state)}</p>
      ${check.subject === '' ? nothing : html`<p class="subject" dir="ltr">${check.subject}</p>`}
      ${this.#said()}
    `;
  }

  #said() {
    const { state } = this.row;
    switch (state.state) {
      case 'idle':
        return nothing;
      case 'running':
        if (state.question !== null) return this.#question(said(state.question));
        return state.note === '' ? nothing : html`<p class="said quiet">${said(state.note)}</p>`;
      case 'skipped':
        return html`<p class="said quiet">${said(state.reason)}</p>`;
      case 'passed':
        return html`<p class="said quiet">${said(state.text)}</p>`;
      case 'failed': {
        const code = codeOf(state);
        return html`
          <p class="said">
            <b>${said(state.text)}${code === '' ? '.' : ` (${code}).`}</b> ${said(state.help ?? '')}
          </p>
        `;
      }
    }
  }

  #question(question: string) {
    return html`
      <p class="said">${question}</p>
      <div class="answers" role="group" aria-label=${question}>
        <button class="button small" type="button" @click=${() => this.#answer(true)}>
          ${checkWords().yes}
        </button>
        <button class="button small" type="button" @click=${() => this.#answer(false)}>
          ${checkWords().no}
        </button>
      </div>
    `;
  }

  #answer(answer: boolean): void {
    // The button that was pressed goes.
    this.renderRoot.querySelector('h3')?.focus({ preventScroll: true });
    this.dispatchEvent(new CustomEvent('check-answer', { detail: answer }));
  }
}

function sign({ state }: CheckState) {
  if (state === 'passed') return icons.check;
  if (state === 'failed') return icons.close;
  return html`<span class="dot"></span>`;
}

customElements.define('check-row', CheckRow);
