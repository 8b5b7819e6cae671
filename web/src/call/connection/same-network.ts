import { selectedPair, type Stats } from './transport-stats.ts';

/**
 * Whether the two are likely to be in one network, and so maybe in one room: their connection goes from one
 * address of a local network to another of the same, or the internet sees both at one address. Addresses are
 * compared here and go no further. One device, as of whoever tries it out in two windows, doesn't count.
 */
export function isSameNetwork(report: Iterable<Stats>): boolean {
  const all = [...report];
  const pair = selectedPair(all);
  const [local, remote] = [pair?.['localCandidateId'], pair?.['remoteCandidateId']].map((id) =>
    all.find((one) => one['id'] === id),
  );
  if (local === undefined || remote === undefined) return false;
  const [own, other] = [addressOf(local), addressOf(remote)];
  if (local['candidateType'] === 'host' && remote['candidateType'] === 'host') {
    if (own === other) return false;
    // Names of multicast DNS are known in one network only: RFC 6762, section 3.
    if (other.endsWith('.local')) return true;
    const [subnet, others] = [subnetOf(own), subnetOf(other)];
    if (subnet !== null && subnet === others) return true;
  }
  const seen = (type: string): string[] =>
    all
      .filter((one) => one['type'] === type && one['candidateType'] === 'srflx')
      .map(addressOf)
      .filter(Boolean);
  const others = seen('remote-candidate');
  return seen('local-candidate').some((address) => others.includes(address));
}

function addressOf(candidate: Stats): string {
  const address = candidate['address'];
  return typeof address === 'string' ? address.toLowerCase() : '';
}

/** The part of an address that devices of one network share: of private IPv4 three numbers, of IPv6 64 bits. */
function subnetOf(address: string): string | null {
  const numbers = /^(\d+)\.(\d+)\.(\d+)\.\d+$/.exec(address);
  if (numbers !== null) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    const isPrivate =
      first === 10 || (first === 172 && second >= 16 && second < 32) || (first === 192 && second === 168);
    return isPrivate ? address.slice(0, address.lastIndexOf('.')) : null;
  }
  const groups = expanded(address.replace(/^\[|\]$|%.*$/g, ''));
  return groups === null ? null : groups.slice(0, 4).join(':');
}

/** The eight groups of an IPv6 address: RFC 4291, section 2.2; null for what is none. */
function expanded(address: string): string[] | null {
  if (!/^[\da-f:]+$/.test(address) || !address.includes(':')) return null;
  const [head = [], tail, ...more] = address.split('::').map((part) => part.split(':').filter(Boolean));
  if (more.length > 0) return null;
  const groups = [...head];
  if (tail !== undefined)
    groups.push(...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail);
  return groups.length === 8 ? groups.map((group) => group.replace(/^0+(?=.)/, '')) : null;
}
