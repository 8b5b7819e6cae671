import { networkInterfaces } from 'node:os';

export const LOOPBACK = ['127.0.0.1', '::1'] as const;
export const LOOPBACK_NAMES = ['localhost', ...LOOPBACK] as const;

/**
 * This machine's IPv4 addresses that others in the room can reach, private ones first; or those
 * that PARLEY_LAN names, separated by commas.
 */
export function lanAddresses(env: NodeJS.ProcessEnv = process.env): string[] {
  const named = listed(env['PARLEY_LAN']);
  if (named.length > 0) return named;
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => one.family === 'IPv4' && !one.internal && !one.address.startsWith('169.254.'))
    .map((one) => one.address);
  return [...addresses.filter(isPrivate), ...addresses.filter((address) => !isPrivate(address))];
}

/** RFC 1918. */
const isPrivate = (address: string): boolean => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);

/** The items of a list that is separated by commas or spaces. */
export const listed = (text: string | undefined): string[] => (text ?? '').split(/[\s,]+/).filter(Boolean);

const AUTHORITY = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i;

/** The name in a Host header or `:authority`, without port and brackets, in lower case; null when it is not one. */
export function hostName(header: string | undefined): string | null {
  const match = AUTHORITY.exec(header ?? '');
  return (match?.[1] ?? match?.[2])?.toLowerCase() ?? null;
}
