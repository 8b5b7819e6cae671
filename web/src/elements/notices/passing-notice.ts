import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { noticeStyles, noticeTextStyles } from '../../styles/notice.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { announce } from '../parts/request.ts';

/** Then it has been read, or heard. */
const SHOWN_MS = 20_000;

/** What was put aside, or has had its time: also where the page changes beneath it. */
const past = new WeakSet<object>();

/**
 * Says once what happened by itself, and goes away.
 * @prop about what happened; another object each time, null when nothing did
 */
export abstract class PassingNotice<T extends object> extends LitElement {
  static override properties = { about: { attribute: false } };

  static override styles = [sharedStyles, noticeStyles, noticeTextStyles];

  declare about: T | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.about = null;
  }

  protected abstract words(about: T): { readonly title: string; readonly text: string };

  protected abstract icon(about: T): TemplateResult;

  /** The person has closed it. */
  protected closed(): void {}

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#putAside();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const { about } = this;
    if (!changed.has('about') || about === null || past.has(about)) return;
    const { title, text } = this.words(about);
    announce(this, `${title}. ${text}`);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#putAside(), SHOWN_MS);
  }

  override render() {
    if (this.about === null || past.has(this.about)) return nothing;
    const { title, text } = this.words(this.about);
    return html`
      <section class="notice" aria-labelledby="title">
        <div class="head">
          ${this.icon(this.about)}
          <h2 id="title">${title}</h2>
          <button class="button close" type="button" aria-label=${words().common.close} @click=${this.#close}>
            ${icons.close}
          </button>
        </div>
        ${text === '' ? nothing : html`<p>${text}</p>`}
      </section>
    `;
  }

  #close(): void {
    this.#putAside();
    this.closed();
  }

  #putAside(): void {
    clearTimeout(this.#timer);
    if (this.about !== null) past.add(this.about);
    this.requestUpdate();
  }
}
