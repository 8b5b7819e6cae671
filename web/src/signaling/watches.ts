/** What a client listens to, until it stops or is closed. */
export class Watches {
  readonly #stops = new Set<() => void>();

  keep(stop: () => void): () => void {
    const stopOnce = (): void => {
      stop();
      this.#stops.delete(stopOnce);
    };
    this.#stops.add(stopOnce);
    return stopOnce;
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#stops.clear();
  }
}
