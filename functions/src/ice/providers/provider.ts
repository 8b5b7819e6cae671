import type { SecretParam } from 'firebase-functions/params';
import type { IceServer } from '../../../../contract/ice-servers.ts';

export interface MintRequest {
  readonly uid: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How long the credentials are to be good for, in milliseconds. */
  readonly lifetimeMs: number;
}

/** A service of TURN servers. Each is a file of its own, and an entry of `select.ts`. */
export interface IceProvider {
  readonly name: string;
  /** What has to be bound to the function that mints. Declared only for the provider that is chosen. */
  readonly secrets: readonly SecretParam[];
  /** TURN servers with credentials that expire. Rejects when the service doesn't answer. */
  mint(request: MintRequest): Promise<readonly IceServer[]>;
}
