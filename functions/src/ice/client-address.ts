import { isIPv4, isIPv6 } from 'node:net';

/**
 * What stands for the caller's place in the network: its IPv4 address, or the first 64 bits of its
 * IPv6 address, since a household has all addresses below those. `unknown` when it can't be told.
 *
 * @param forwardedFor the header X-Forwarded-For. Whoever calls may write into it; the last entry is
 *   the one that Google's front end saw (https://cloud.google.com/functions/docs/reference/headers).
 * @param peer the address of the connection, for when there is no such header.
 */
export function clientAddress(forwardedFor: string | undefined, peer: string | undefined): string {
  const address = (forwardedFor?.split(',').at(-1) ?? peer ?? '').trim().toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1] ?? address;
  if (isIPv4(mapped)) return mapped;
  return isIPv6(mapped) ? network64(mapped) : 'unknown';
}

function network64(address: string): string {
  // URL writes every spelling of an address in the same, shortest way.
  const [head = '', tail] = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4).join(':');
}
