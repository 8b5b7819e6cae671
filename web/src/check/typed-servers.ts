import { isStunUrl, isTurnUrl } from '../../../contract/ice-urls.ts';
import { transportOf, type SingleServer } from './single-server.ts';
import { TYPED_PROBLEMS } from './words.ts';

export interface Typed {
  /** One URL or several, with space, commas or line breaks between them. */
  readonly urls: string;
  readonly username: string;
  readonly credential: string;
}

export type TypedField = keyof Typed;

export type TypedResult =
  { readonly servers: readonly SingleServer[] } | { readonly field: TypedField; readonly problem: string };

/** More than anybody has; each takes up to 12 s. */
const MOST_URLS = 12;

/**
 * What was typed in, as servers to test, or what is wrong with it. A `turn:` URL that doesn't say how is tested
 * over UDP and over TCP.
 */
export function typedServers({ urls, username, credential }: Typed): TypedResult {
  const listed = [...new Set(urls.split(/[\s,;"']+/).filter((url) => url !== ''))];
  if (listed.length === 0) return { field: 'urls', problem: TYPED_PROBLEMS.noUrl };
  if (listed.length > MOST_URLS) return { field: 'urls', problem: TYPED_PROBLEMS.tooMany(MOST_URLS) };
  const odd = listed.find((url) => !isStunUrl(url) && !isTurnUrl(url));
  if (odd !== undefined) return { field: 'urls', problem: problemOf(odd) };
  if (listed.some(isTurnUrl)) {
    if (username.trim() === '') return { field: 'username', problem: TYPED_PROBLEMS.noUsername };
    if (credential.trim() === '') return { field: 'credential', problem: TYPED_PROBLEMS.noCredential };
  }
  const tested = new Set(listed.flatMap(eachWay));
  const secrets = { username: username.trim(), credential: credential.trim() };
  return {
    servers: [...tested].map((url) => {
      const transport = transportOf(url);
      return transport === 'stun' ? { url, transport } : { url, transport, ...secrets };
    }),
  };
}

function eachWay(url: string): string[] {
  const isOpen = /^turn:/i.test(url) && !url.includes('?');
  return isOpen ? [`${url}?transport=udp`, `${url}?transport=tcp`] : [url];
}

function problemOf(url: string): string {
  if (/^(?:stuns?|turns?):\/\//i.test(url)) return TYPED_PROBLEMS.slashes(url);
  if (/^stuns?:.*\?/i.test(url)) return TYPED_PROBLEMS.stunTransport(url);
  if (/^(?:stuns?|turns?):/i.test(url)) return TYPED_PROBLEMS.odd(url);
  return TYPED_PROBLEMS.noScheme(url);
}
