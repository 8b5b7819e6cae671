import type { LitElement, ReactiveController } from 'lit';

/** The whole page on the whole screen, where the browser can: dialogs and notices stay part of it. */
export class FullScreen implements ReactiveController {
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** False on iPhones. */
  get available(): boolean {
    return document.fullscreenEnabled;
  }

  get on(): boolean {
    return document.fullscreenElement !== null;
  }

  hostConnected(): void {
    document.addEventListener('fullscreenchange', this.#changed);
  }

  hostDisconnected(): void {
    document.removeEventListener('fullscreenchange', this.#changed);
    if (this.on) document.exitFullscreen().catch(() => undefined);
  }

  /** By a click or a key, else the browser refuses it. */
  toggle(): void {
    if (!this.available) return;
    const done = this.on
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen({ navigationUI: 'hide' });
    // Refused by the browser, or by the person's settings: the page stays as it is.
    done.catch(() => undefined);
  }

  readonly #changed = (): void => this.#host.requestUpdate();
}
