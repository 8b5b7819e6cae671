import { css, html, LitElement } from 'lit';
import { sharedStyles } from '../../styles/shared.ts';
import { initialsOf } from '../../text/people.ts';
import { icons } from './icons.ts';

/** Stands for a person whose picture isn't there: initials, or a figure when there is no name. */
export class PersonMark extends LitElement {
  static override properties = { name: {} };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        place-items: center;
        width: var(--mark-size, 7rem);
        height: var(--mark-size, 7rem);
        border-radius: 50%;
        background: linear-gradient(145deg, #1d7c69, #0c4f42);
        color: #e6f7f1;
        font-size: calc(var(--mark-size, 7rem) * 0.38);
        font-weight: 600;
        line-height: 1;
      }
    `,
  ];

  declare name: string;

  constructor() {
    super();
    this.name = '';
  }

  override render() {
    const initials = initialsOf(this.name);
    return html`<span aria-hidden="true">${initials === '' ? icons.person : initials}</span>`;
  }
}

customElements.define('person-mark', PersonMark);
