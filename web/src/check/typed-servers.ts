import { isStunUrl, isTurnUrl } from '../../../contract/ice-urls.ts';
import { checkWords } from '../words/check-words.ts';
import { leftToRight } from '../words/isolated.ts';
import { transportOf, type SingleServer } from './single-server.ts';

export interface Typed {
  /** One URL or several, with space, commas or line breaks between them. */
  readonly urls: string;
  readonly username: string;
  readonly credential: string;
}

export type TypedField = keyof Typed;

export type TypedResult =
  | { readonly servers: readonly SingleServer[] }
  | { readonly field: TypedField; readonly problem: () => string };

export const EXAMPLE_URL = 'turn:turn.example.org:3478';

/** More than anybody has; each takes up to 12 s. */
const MOST_URLS = 12;

/**
 * What was typed in, as servers to test, or what is wrong with it. A `turn:` URL that doesn't say how is tested
 * over UDP and over TCP.
 */
export function typedServers({ urls, username, credential }: Typed): TypedResult {
  const listed = [...new Set(urls.split(/[\s,;"']+/).filter((url) => url !== ''))];
  if (listed.length === 0)
    return { field: 'urls', problem: () => checkWords().typed.noUrl(leftToRight(EXAMPLE_URL)) };
  if (listed.length > MOST_URLS)
    return { field: 'urls', problem: () => checkWords().typed.tooMany(MOST_URLS) };
  const odd = listed.find((url) => !isStunUrl(url) && !isTurnUrl(url));
  if (odd !== undefined) return { field: 'urls', problem: () => problemOf(odd) };
  if (listed.some(isTurnUrl)) {
    if (username.trim() === '') return { field: 'username', problem: () => checkWords().typed.noUsername };
    if (credential.trim() === '')
      return { field: 'credential', problem: () => checkWords().typed.noCredential };
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
  const { typed } = checkWords();
  const shown = leftToRight(url);
  if (/^(?:stuns?|turns?):\/\//i.test(url)) return typed.slashes(shown, leftToRight(url.replace('://', ':')));
  if (/^stuns?:.*\?/i.test(url)) return typed.stunTransport(shown);
  if (/^(?:stuns?|turns?):/i.test(url)) return typed.odd(shown);
  return typed.noScheme(shown);
}
