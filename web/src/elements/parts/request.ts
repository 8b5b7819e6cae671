import type { PageRequest } from '../../page/requests.ts';

declare global {
  interface HTMLElementEventMap {
    /** An element asks for something; parley-app decides. */
    'parley-request': CustomEvent<PageRequest>;
    /** Something that a screen reader shall say. */
    'parley-announce': CustomEvent<string>;
  }
}

export function ask(from: HTMLElement, request: PageRequest): void {
  from.dispatchEvent(new CustomEvent('parley-request', { detail: request, bubbles: true, composed: true }));
}

export function announce(from: HTMLElement, text: string): void {
  from.dispatchEvent(new CustomEvent('parley-announce', { detail: text, bubbles: true, composed: true }));
}
