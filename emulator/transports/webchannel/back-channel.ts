import type { ServerResponse } from 'node:http';
import { frameMessages, type NumberedMessage } from './frames.ts';

/** Milliseconds between two noops, and until a streaming response ends and the client opens another. */
const NOOP_INTERVAL_MS = 30_000;
const STREAM_LIFETIME_MS = 60_000;

export type BackChannelMode = 'streaming' | 'long-polling';

export interface BackChannelEvents {
  /** It's time for a noop, which the session numbers and sends. */
  noop(): void;
  /** The response is over, by either side. */
  closed(): void;
}

/**
 * A GET that a client holds open to be sent to. Streaming, it lives a minute; long polling, it ends
 * with the first data.
 */
export class BackChannel {
  readonly mode: BackChannelMode;
  readonly #response: ServerResponse;
  readonly #noopTimer: NodeJS.Timeout;
  readonly #endTimer: NodeJS.Timeout;
  #queue: NumberedMessage[] = [];
  #open = true;

  constructor(response: ServerResponse, mode: BackChannelMode, events: BackChannelEvents) {
    this.mode = mode;
    this.#response = response;
    this.#noopTimer = setInterval(() => events.noop(), NOOP_INTERVAL_MS);
    this.#endTimer = setTimeout(() => this.end(), STREAM_LIFETIME_MS);
    response.once('close', () => {
      this.#stop();
      events.closed();
    });
    response.writeHead(200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'private, max-age=0',
      'X-Content-Type-Options': 'nosniff',
    });
    // The client tells a buffering proxy by headers that come late.
    response.flushHeaders();
  }

  /** Sends messages; those of one turn of the event loop share a frame. */
  send(messages: readonly NumberedMessage[]): void {
    if (!this.#open || messages.length === 0) return;
    if (this.#queue.length === 0) {
      queueMicrotask(() => {
        this.#flush();
        if (this.mode === 'long-polling') this.end();
      });
    }
    this.#queue.push(...messages);
  }

  /** Ends the response after what was sent. */
  end(): void {
    if (!this.#open) return;
    this.#flush();
    this.#stop();
    this.#response.end();
  }

  #flush(): void {
    if (!this.#open || this.#queue.length === 0) return;
    this.#response.write(frameMessages(this.#queue));
    this.#queue = [];
  }

  #stop(): void {
    this.#open = false;
    clearInterval(this.#noopTimer);
    clearTimeout(this.#endTimer);
  }
}
