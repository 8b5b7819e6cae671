import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { noteStyles } from '../../styles/note.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { pausedWords, type PausedLines } from '../../text/line.ts';
import { icons } from '../parts/icons.ts';
import { announce } from '../parts/request.ts';

/**
 * Says whose video is paused for want of a better line; nothing while none is.
 * @prop name the other person's
 */
export class LineNote extends LitElement {
  static override properties = { paused: { attribute: false }, name: {} };

  static override styles = [
    sharedStyles,
    noteStyles,
    css`
      .note {
        align-items: center;
        background: var(--warm);
        color: var(--on-warm);
      }
    `,
  ];

  declare paused: PausedLines;
  declare name: string;
  #said = '';

  constructor() {
    super();
    this.paused = { own: false, other: false };
    this.name = '';
  }

  override updated(_: PropertyValues): void {
    const words = this.#words;
    if (words === this.#said) return;
    this.#said = words;
    if (words !== '') announce(this, words);
  }

  override render() {
    const words = this.#words;
    return words === '' ? nothing : html`<div class="note">${icons.warning}<span>${words}</span></div>`;
  }

  get #words(): string {
    return pausedWords(this.paused, this.name);
  }
}

customElements.define('line-note', LineNote);
