import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Wait<Seen> {
  readonly until: (seen: Seen) => boolean;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * What was asked for and hasn't come yet, so that its button can look busy. It ends when what is seen shows
 * it, or after a time: then the button may be used again.
 */
export class Pending<Seen> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #waits = new Map<string, Wait<Seen>>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  has(key: string): boolean {
    return this.#waits.has(key);
  }

  start(key: string, until: (seen: Seen) => boolean, atMostMs = 15_000): void {
    this.#end(key);
    const timer = setTimeout(() => {
      this.#end(key);
      this.#host.requestUpdate();
    }, atMostMs);
    this.#waits.set(key, { until, timer });
    this.#host.requestUpdate();
  }

  /** Ends what `seen` shows to have come. */
  settle(seen: Seen): void {
    for (const [key, { until }] of this.#waits) if (until(seen)) this.#end(key);
  }

  clear(): void {
    for (const key of this.#waits.keys()) this.#end(key);
  }

  hostDisconnected(): void {
    this.clear();
  }

  #end(key: string): void {
    clearTimeout(this.#waits.get(key)?.timer);
    this.#waits.delete(key);
  }
}
