/** Runs `step` again and again for as long as there is news; steps never overlap, and never reject. */
export class Steps {
  readonly #step: () => Promise<void>;
  #running = false;
  #dirty = false;
  #closed = false;

  constructor(step: () => Promise<void>) {
    this.#step = step;
  }

  /** There is news: a step runs now, or once the one that runs is done. */
  poke(): void {
    this.#dirty = true;
    if (!this.#running) void this.#run();
  }

  close(): void {
    this.#closed = true;
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#dirty && !this.#closed) {
      this.#dirty = false;
      await this.#step();
    }
    this.#running = false;
  }
}
