import type { CandidatesDocument, Role } from '../../../contract/call.ts';
import type { Call, Signaling } from '../signaling/signaling.ts';

/**
 * How long news may take after a write was refused: it was judged on newer news than ours. Writes go their own
 * way, so that on a slow network news can be seconds behind; who is shut out is told so by the listener.
 */
const NEWS_WITHIN_MS = 10_000;

export interface CallFeedListener {
  onCall(): void;
  onCandidates(document: CandidatesDocument): void;
  /** Final. */
  onError(error: unknown): void;
}

/** What the signaling tells of one call: the newest document, and late candidates. */
export class CallFeed {
  readonly #signaling: Signaling;
  readonly #id: string;
  readonly #listener: CallFeedListener;
  /** Undefined until it was read. */
  #call: Call | null | undefined = undefined;
  #stopCall: () => void = () => undefined;
  #stopCandidates: () => void = () => undefined;
  #candidatesFrom: Role | null = null;
  #onNews: (() => void) | null = null;
  #closed = false;

  constructor(signaling: Signaling, id: string, listener: CallFeedListener) {
    this.#signaling = signaling;
    this.#id = id;
    this.#listener = listener;
  }

  get call(): Call | null | undefined {
    return this.#call;
  }

  start(candidatesFrom: Role): void {
    this.#stopCall = this.#signaling.watchCall(
      this.#id,
      (call) => {
        if (this.#closed) return;
        this.#call = call;
        this.#onNews?.();
        this.#listener.onCall();
      },
      (error) => {
        if (!this.#closed) this.#listener.onError(error);
      },
    );
    this.listenTo(candidatesFrom);
  }

  /** Late candidates are those that `from` writes, instead of those of the other role. */
  listenTo(from: Role): void {
    if (this.#candidatesFrom === from || this.#closed) return;
    this.#candidatesFrom = from;
    this.#stopCandidates();
    this.#stopCandidates = this.#signaling.watchCandidates(
      this.#id,
      from,
      (document) => {
        if (!this.#closed) this.#listener.onCandidates(document);
      },
      // Without late candidates the connection may still be made by those in the descriptions.
      () => undefined,
    );
  }

  /** Resolves to whether the document changes from `seen` in the next moment. */
  newsAfter(seen: Call | null | undefined): Promise<boolean> {
    if (this.#call !== seen || this.#closed) return Promise.resolve(!this.#closed);
    return new Promise((resolve) => {
      const finish = (came: boolean): void => {
        clearTimeout(timer);
        this.#onNews = null;
        resolve(came);
      };
      const timer = setTimeout(() => finish(false), NEWS_WITHIN_MS);
      this.#onNews = () => finish(!this.#closed);
    });
  }

  close(): void {
    this.#closed = true;
    this.#stopCall();
    this.#stopCandidates();
    this.#onNews?.();
  }
}
