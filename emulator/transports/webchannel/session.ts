import type { ServerResponse } from 'node:http';
import { parseJson, toJson } from '../../protocol/json.ts';
import type { Method } from '../../protocol/schema.ts';
import type { CallContext, ClientStream } from '../../services/api.ts';
import type { RpcError } from '../../services/status.ts';
import type { BidiCall } from '../bidi-calls.ts';
import { toRpcError } from '../errors.ts';
import { BackChannel, type BackChannelMode } from './back-channel.ts';
import { Inbox } from './inbox.ts';
import { Outbox } from './outbox.ts';

/** Milliseconds without a back channel until a client counts as gone. */
const ABANDONED_AFTER_MS = 60_000;

const NOOP = '"noop"';

export interface SessionOptions {
  readonly method: Method;
  readonly call: BidiCall;
  /** Throws an RpcError when the caller can't be told; the client then hears it over the back channel. */
  readonly context: () => CallContext;
  readonly closed: () => void;
}

/** A stream of Listen or Write carried by many short requests. */
export class Session {
  readonly #options: SessionOptions;
  readonly #inbox = new Inbox();
  readonly #outbox = new Outbox();
  #stream: ClientStream<object> | undefined;
  #backChannel: BackChannel | undefined;
  #abandoned: NodeJS.Timeout | undefined;
  #state: 'open' | 'failed' | 'closed' = 'open';

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#awaitBackChannel();
    try {
      const out = {
        send: (message: object) => this.#send(message),
        fail: (error: RpcError) => this.#fail(error),
      };
      this.#stream = options.call(out, options.context());
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** `[<1 if a back channel is open>,<last id sent>,7]`: what a forward channel is answered. */
  get status(): readonly [number, number, number] {
    return [this.#backChannel === undefined ? 0 : 1, this.#outbox.lastId, 7];
  }

  /** Messages of the client (JSON texts), the first of them at position `offset`. */
  receive(offset: number, messages: readonly string[]): void {
    for (const message of this.#inbox.accept(offset, messages)) {
      if (this.#state !== 'open') return;
      try {
        this.#stream?.request(parseJson(this.#options.method.request, message));
      } catch (thrown) {
        this.#fail(thrown);
      }
    }
  }

  acknowledge(id: number): void {
    this.#outbox.acknowledge(id);
  }

  /** Makes `response` the back channel in place of the one before and resends what the client doesn't have. */
  openBackChannel(response: ServerResponse, mode: BackChannelMode, lastReceived: number): void {
    this.#outbox.acknowledge(lastReceived);
    const previous = this.#backChannel;
    const channel = new BackChannel(response, mode, {
      noop: () => this.#deliver(NOOP),
      closed: () => {
        if (this.#backChannel !== channel) return;
        this.#backChannel = undefined;
        this.#awaitBackChannel();
      },
    });
    this.#backChannel = channel;
    clearTimeout(this.#abandoned);
    previous?.end();
    channel.send(this.#outbox.after(lastReceived));
    // At once, so that the client sees that nothing on the way buffers.
    if (mode === 'streaming') this.#deliver(NOOP);
  }

  close(): void {
    if (this.#state === 'closed') return;
    const wasOpen = this.#state === 'open';
    this.#state = 'closed';
    clearTimeout(this.#abandoned);
    if (wasOpen) this.#stream?.close();
    const channel = this.#backChannel;
    this.#backChannel = undefined;
    channel?.end();
    this.#options.closed();
  }

  #send(message: object): void {
    if (this.#state === 'open') this.#deliver(JSON.stringify(toJson(this.#options.method.response, message)));
  }

  #fail(thrown: unknown): void {
    if (this.#state !== 'open') return;
    this.#state = 'failed';
    this.#stream?.close();
    const { status, message } = toRpcError(thrown, this.#options.method.name);
    this.#deliver(JSON.stringify({ error: { message: `${status}: ${message}`, status } }));
  }

  #deliver(message: string): void {
    const numbered = this.#outbox.add(message);
    this.#backChannel?.send([numbered]);
  }

  #awaitBackChannel(): void {
    clearTimeout(this.#abandoned);
    if (this.#state !== 'closed') this.#abandoned = setTimeout(() => this.close(), ABANDONED_AFTER_MS);
  }
}
