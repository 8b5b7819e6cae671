import type { NumberedMessage } from './frames.ts';

/** What a session has sent and the client has not yet acknowledged: a back channel may need it again. */
export class Outbox {
  #messages: NumberedMessage[] = [];
  #lastId = 0;

  /** The id that was given out last; 0 before the first message. */
  get lastId(): number {
    return this.#lastId;
  }

  /** Adds a message (JSON text) and gives it the next id, from 1 up. */
  add(message: string): NumberedMessage {
    this.#lastId += 1;
    const numbered = { id: this.#lastId, message };
    this.#messages.push(numbered);
    return numbered;
  }

  /** The client has everything up to `id` (its AID). */
  acknowledge(id: number): void {
    this.#messages = this.#messages.filter((message) => message.id > id);
  }

  /** What came after `id` and is still kept. */
  after(id: number): readonly NumberedMessage[] {
    return this.#messages.filter((message) => message.id > id);
  }
}
