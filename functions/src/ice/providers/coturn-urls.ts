import { isStunUrl, isTurnUrl } from '../../../../contract/ice-urls.ts';
import { splitUrls } from '../../config.ts';
import { ProviderError } from './provider-error.ts';

/**
 * The URLs of TURN_URLS: a list separated by commas of URLs, or of host names, each of which stands for
 * the ports of docs/turn.md. Throws ProviderError when an entry is neither.
 */
export function coturnUrls(list: string): string[] {
  const entries = splitUrls(list);
  const urls = entries.flatMap((entry) => (isHost(entry) ? ofHost(entry) : [entry]));
  const wrong = urls.length === 0 || urls.some((url) => !isStunUrl(url) && !isTurnUrl(url));
  if (wrong) throw new ProviderError('provider/misconfigured', { fix: ['TURN_URLS'] });
  return urls;
}

/** `turn.example.org`, `192.0.2.1` or `[2001:db8::1]`. */
const isHost = (entry: string): boolean =>
  /^(?:\[[^\]]*\]|[^:?]+)$/.test(entry) && isTurnUrl(`turn:${entry}`);

/** What gets through firewalls; coturn takes plain TCP on its port for TLS as well. */
const ofHost = (host: string): string[] => [
  `stun:${host}:3478`,
  `turn:${host}:3478?transport=udp`,
  `turn:${host}:80?transport=udp`,
  `turn:${host}:443?transport=tcp`,
  `turn:${host}:80?transport=tcp`,
  `turns:${host}:443?transport=tcp`,
];
