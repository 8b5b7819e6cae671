import { css, html, LitElement, nothing } from 'lit';
import type { ParleyError } from '../../../../contract/errors.ts';
import { browserKind, systemKind } from '../../media/browser-kind.ts';
import { ownInAppBrowser } from '../../media/in-app-browser.ts';
import { sharedStyles } from '../../styles/shared.ts';
import { deniedHelp } from '../../text/device-help.ts';
import type { DeviceKind } from '../../text/device-problems.ts';
import { ask } from '../parts/request.ts';

/**
 * How to allow what was refused, in the terms of this browser. Once it is allowed there, it starts by itself.
 * @prop kinds what was refused
 * @prop error how it was refused
 * @slot what to say until this element is loaded
 */
export class DeviceHelp extends LitElement {
  static override properties = { kinds: { attribute: false }, error: { attribute: false } };

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      ol {
        margin: 0;
        padding-inline-start: 1.25rem;
      }

      li + li {
        margin-top: var(--space-1);
      }

      details {
        margin-top: var(--space-1);
      }

      summary {
        display: list-item;
        min-height: var(--target);
        padding-block: 0.6875rem;
        cursor: pointer;
      }
    `,
  ];

  declare kinds: readonly DeviceKind[];
  declare error: ParleyError | null;
  #watching: AbortController | null = null;

  constructor() {
    super();
    this.kinds = [];
    this.error = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const watching = new AbortController();
    this.#watching = watching;
    for (const kind of ['camera', 'microphone'] as const) void this.#watch(kind, watching.signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watching?.abort();
  }

  override render() {
    const { userAgent, maxTouchPoints } = navigator;
    const { steps, otherwise } = deniedHelp(
      this.kinds,
      ownInAppBrowser() === null ? browserKind(userAgent, maxTouchPoints) : 'in-app',
      systemKind(userAgent, maxTouchPoints),
      isBySystem(this.error),
    );
    return html`
      <ol>
        ${steps.map((step) => html`<li>${step}</li>`)}
      </ol>
      ${
        otherwise === null
          ? nothing
          : html`<details>
              <summary>${otherwise.title}</summary>
              <ol>
                ${otherwise.steps.map((step) => html`<li>${step}</li>`)}
              </ol>
            </details>`
      }
    `;
  }

  async #watch(kind: DeviceKind, signal: AbortSignal): Promise<void> {
    try {
      const permission = await navigator.permissions.query({ name: kind });
      const changed = (): void => {
        if (permission.state === 'granted' && this.kinds.includes(kind)) ask(this, { type: kind, on: true });
      };
      if (!signal.aborted) permission.addEventListener('change', changed, { signal });
    } catch {
      // Not every browser tells; there is the button.
    }
  }
}

/** Chromium says so in the error's message alone. */
const isBySystem = (error: ParleyError | null): boolean =>
  error?.cause instanceof Error && /by system/i.test(error.cause.message);

customElements.define('device-help', DeviceHelp);
