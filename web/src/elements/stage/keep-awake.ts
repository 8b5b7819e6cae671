import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps the screen from going dark while its element is in the page. Browsers take the lock back whenever the
 * page is hidden; it is taken again when one comes back. Where it is refused, e.g. at a low battery, or there
 * is none, nothing happens.
 */
export class KeepAwake implements ReactiveController {
  #lock: Promise<WakeLockSentinel | null> | null = null;

  constructor(host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    this.#look();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    const lock = this.#lock;
    this.#lock = null;
    void lock?.then((sentinel) => sentinel?.release());
  }

  readonly #look = (): void => {
    if (document.visibilityState !== 'visible' || this.#lock !== null || !('wakeLock' in navigator)) return;
    const lock = navigator.wakeLock.request('screen').then(
      (sentinel) => {
        sentinel.addEventListener('release', () => this.#lost(lock), { once: true });
        return sentinel;
      },
      () => {
        this.#lost(lock);
        return null;
      },
    );
    this.#lock = lock;
  };

  #lost(lock: Promise<unknown>): void {
    if (this.#lock === lock) this.#lock = null;
  }
}
