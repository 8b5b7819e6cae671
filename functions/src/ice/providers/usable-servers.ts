import { isStunUrl, isTurnUrl } from '../../../../contract/ice-urls.ts';
import type { IceServer } from '../../../../contract/ice-servers.ts';
import { field } from '../../../../contract/json-field.ts';
import { ProviderError } from './provider-error.ts';

/** Each is tried on each of a device's networks, so more only make gathering slower: two a transport. */
const MAX_TURN_URLS = 6;
/** A TURN server over UDP tells the public address as well. */
const MAX_STUN_URLS = 1;
/** What an answer may have, of which most is dropped. */
const MAX_LISTED = 50;

type Transport = 'stun' | 'udp' | 'tcp' | 'tls';

/** Ports by how well they get through firewalls, best first; those that aren't named come last. */
const PORTS: Readonly<Record<Transport, readonly number[]>> = {
  stun: [3478],
  udp: [3478, 80, 443],
  tcp: [443, 80, 3478],
  tls: [443, 5349],
};

interface Found {
  readonly url: string;
  readonly transport: Transport;
  readonly port: number;
  /** The same for what is the same server, however it is written. */
  readonly key: string;
  readonly username: string;
  readonly credential: string;
}

/**
 * What browsers take of one RTCIceServer or a list of them in foreign JSON, with `url` for `urls` as older
 * answers have it. Without duplicates, ports that browsers block, and TURN that has no credentials; few
 * enough, and of each transport some. Throws ProviderError when no TURN server is left.
 */
export function usableServers(json: unknown): IceServer[] {
  const listed = (Array.isArray(json) ? json : [json]).slice(0, MAX_LISTED).flatMap(urlsOf);
  const keys = new Set<string>();
  const found = listed.filter(({ key }) => !keys.has(key) && keys.add(key));
  const chosen = [
    ...preferred(found, 'stun').slice(0, MAX_STUN_URLS),
    ...inTurns([preferred(found, 'udp'), preferred(found, 'tls'), preferred(found, 'tcp')], MAX_TURN_URLS),
  ];
  if (!chosen.some(({ transport }) => transport !== 'stun')) throw new ProviderError('provider/nonsense');
  return grouped(chosen);
}

function urlsOf(server: unknown): Found[] {
  const urls = field(server, 'urls') ?? field(server, 'url');
  const username = field(server, 'username');
  const credential = field(server, 'credential');
  const hasCredential = isCredential(username) && isCredential(credential);
  return (Array.isArray(urls) ? urls : [urls]).slice(0, MAX_LISTED).flatMap((url: unknown) => {
    if (typeof url !== 'string') return [];
    if (isStunUrl(url)) return parse(url, '', '');
    return isTurnUrl(url) && hasCredential ? parse(url, username, credential) : [];
  });
}

/** A user name has fewer than 509 bytes (RFC 8489 section 14.3); all services use plain ASCII. */
const isCredential = (value: unknown): value is string =>
  typeof value === 'string' && /^[\x20-\x7e]{1,508}$/.test(value);

function parse(url: string, username: string, credential: string): Found[] {
  const [, scheme = '', host = '', portText, named] =
    /^(stun|turn)(?:s?):(.+?)(?::(\d+))?(?:\?transport=(udp|tcp))?$/i.exec(url) ?? [];
  const secure = /^\w+s:/i.test(url);
  const port = Number(portText ?? (secure ? 5349 : 3478));
  const overTcp = named === undefined ? secure : named.toLowerCase() === 'tcp';
  // No browser has TURN over DTLS.
  if (!browsersAllow(port) || (secure && !overTcp)) return [];
  const overPlain = overTcp ? 'tcp' : 'udp';
  const transport = scheme.toLowerCase() === 'stun' ? 'stun' : secure ? 'tls' : overPlain;
  const key = [transport, host.toLowerCase(), port, username, credential].join('\n');
  return [{ url, transport, port, key, username, credential }];
}

/** What libwebrtc's TurnPort allows, without 53: that one Chrome and Firefox block. */
const browsersAllow = (port: number): boolean => port === 80 || port === 443 || port >= 1024;

function preferred(found: readonly Found[], transport: Transport): Found[] {
  const rank = ({ port }: Found): number => PORTS[transport].indexOf(port) + 1 || PORTS[transport].length + 1;
  return found.filter((one) => one.transport === transport).toSorted((one, other) => rank(one) - rank(other));
}

/** The first of each list, then the second of each, up to `count`; in the order of the lists. */
function inTurns(lists: readonly (readonly Found[])[], count: number): Found[] {
  const rounds = lists.flatMap((list, which) => list.map((one, round) => ({ one, round, which })));
  return rounds
    .toSorted((a, b) => a.round - b.round)
    .slice(0, count)
    .toSorted((a, b) => a.which - b.which)
    .map(({ one }) => one);
}

/** Those with the same credentials as one server. */
function grouped(chosen: readonly Found[]): IceServer[] {
  const servers = new Map<string, IceServer & { urls: string[] }>();
  for (const { url, username, credential } of chosen) {
    const key = JSON.stringify([username, credential]);
    const server = servers.get(key);
    if (server) server.urls.push(url);
    else servers.set(key, username === '' ? { urls: [url] } : { urls: [url], username, credential });
  }
  return [...servers.values()];
}
