/** What can be wrong between this function and a TURN service; docs/turn.md says what to do about each. */
export type ProviderProblem =
  /** A parameter or secret is empty or malformed; nothing was sent. */
  | 'provider/misconfigured'
  /** The service answered 4xx, or said no in its own way. */
  | 'provider/refused'
  /** 429: too many requests. */
  | 'provider/busy'
  /** 5xx, or a redirect. */
  | 'provider/unavailable'
  /** No whole answer within the time limit. */
  | 'provider/slow'
  /** No connection. */
  | 'provider/unreachable'
  /** An answer that is too long, no JSON, or has no TURN server that a browser would take. */
  | 'provider/nonsense';

export interface ProviderErrorDetails {
  /** Names of the parameters and secrets to look at. */
  readonly fix?: readonly string[];
  /** The HTTP status of the answer. */
  readonly status?: number;
}

/**
 * No TURN servers could be had. It is made of constants: it has neither a cause nor any part of an answer,
 * a URL or a header, since those contain secrets.
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly code: ProviderProblem;
  readonly fix: readonly string[];
  readonly status: number | undefined;

  constructor(code: ProviderProblem, { fix = [], status }: ProviderErrorDetails = {}) {
    super(
      code +
        (status === undefined ? '' : `, HTTP ${status}`) +
        (fix.length > 0 ? `: check ${fix.join(', ')}` : ''),
    );
    this.code = code;
    this.fix = fix;
    this.status = status;
  }
}
