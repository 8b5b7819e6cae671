import type { IceServer } from '../../../contract/ice-servers.ts';
import { isStunUrl } from '../../../contract/ice-urls.ts';

/** How a browser reaches a server. */
export type Transport = 'stun' | 'udp' | 'tcp' | 'tls' | 'dtls';

export const RELAY_TRANSPORTS = ['udp', 'tcp', 'tls'] as const satisfies readonly Transport[];

/** One URL of a server, to be tested by itself. */
export interface SingleServer {
  readonly url: string;
  readonly transport: Transport;
  readonly username?: string;
  readonly credential?: string;
}

/** How a valid STUN or TURN URL is reached. Without `?transport`, TURN is over UDP and TURN over TLS is over TCP. */
export function transportOf(url: string): Transport {
  if (isStunUrl(url)) return 'stun';
  const isSecure = /^turns:/i.test(url);
  const named = /\?transport=(udp|tcp)$/i.exec(url)?.[1]?.toLowerCase();
  if (isSecure) return named === 'udp' ? 'dtls' : 'tls';
  return named === 'tcp' ? 'tcp' : 'udp';
}

/** Each URL of these servers by itself, none twice. */
export function singleServers(servers: readonly IceServer[]): SingleServer[] {
  const seen = new Map<string, SingleServer>();
  for (const { urls, username, credential } of servers) {
    for (const url of urls) {
      const transport = transportOf(url);
      const secrets =
        transport === 'stun' || username === undefined ? {} : { username, credential: credential ?? '' };
      if (!seen.has(url)) seen.set(url, { url, transport, ...secrets });
    }
  }
  return [...seen.values()];
}

/** The configuration of a peer connection that knows this server alone. */
export function iceServerOf({ url, username, credential }: SingleServer): RTCIceServer {
  return username === undefined ? { urls: [url] } : { urls: [url], username, credential: credential ?? '' };
}
