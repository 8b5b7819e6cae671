/** The session storage of one tab, in memory. */
export class FakeStorage {
  readonly #values = new Map<string, string>();

  getItem(key: string): string | null {
    return this.#values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#values.set(key, value);
  }

  removeItem(key: string): void {
    this.#values.delete(key);
  }

  /** What a duplicated tab starts with. */
  copy(): FakeStorage {
    const copy = new FakeStorage();
    for (const [key, value] of this.#values) copy.setItem(key, value);
    return copy;
  }
}
