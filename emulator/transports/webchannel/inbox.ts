/** Puts a client's messages in order by their positions and drops what it resends. */
export class Inbox {
  #next = 0;
  readonly #early = new Map<number, string>();

  /**
   * Takes messages of which the first is at position `offset` (the form's `ofs`); returns those,
   * new and in order, that can be handled now.
   */
  accept(offset: number, messages: readonly string[]): readonly string[] {
    messages.forEach((message, index) => {
      if (offset + index >= this.#next) this.#early.set(offset + index, message);
    });
    const ready: string[] = [];
    for (;;) {
      const message = this.#early.get(this.#next);
      if (message === undefined) return ready;
      this.#early.delete(this.#next);
      this.#next += 1;
      ready.push(message);
    }
  }
}
