import type { SecretParam } from 'firebase-functions/params';
import type { IceServer } from '../../../../contract/ice-servers.ts';

export interface MintRequest {
  readonly uid: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How long the credentials are to be good for, in milliseconds. */
  readonly lifetimeMs: number;
}

export interface Minted {
  /** What `usableServers` makes of the service's answer: TURN, and a STUN server where it has one. */
  readonly iceServers: readonly IceServer[];
  /** Until when the service promises to take them, in milliseconds since 1970. May be sooner than asked for. */
  readonly expiresAt: number;
}

/** A service of TURN servers. Each is a file of its own, and an entry of `select.ts`. */
export interface IceProvider {
  readonly name: string;
  /** What has to be bound to the function that mints. Declared only for the provider that is chosen. */
  readonly secrets: readonly SecretParam[];
  /** TURN servers with credentials that expire. Rejects with ProviderError when there are none to be had. */
  mint(request: MintRequest): Promise<Minted>;
}
