const HIDDEN = '0.0.0.0';
const RELATED = / raddr \S+ rport \d+/;

/** Whether a candidate (RFC 8839, section 5.1) is an address of a relay; the end of candidates has no address. */
export const isRelayed = (candidate: string): boolean =>
  candidate === '' || / typ relay(?: |$)/.test(candidate);

/** A relayed candidate without the address that the relay sees. Most browsers leave that out by themselves. */
export const withoutRelated = (candidate: string): string =>
  candidate.replace(RELATED, ` raddr ${HIDDEN} rport 0`);

/**
 * A description without any address of this device. With `iceTransportPolicy: 'relay'` a browser puts none in; that it
 * was switched to while candidates were on their way, or a browser that gets it wrong, must not be what gives it away.
 */
export function withoutAddresses(sdp: string): string {
  const lines = sdp.split('\r\n').filter((line) => !line.startsWith('a=candidate:') || isRelayed(line));
  const relays = new Set(lines.filter((line) => line.startsWith('a=candidate:')).map(addressOf));
  const isKnown = (address: string | undefined): boolean => relays.has(address);
  return lines
    .map((line) => {
      if (line.startsWith('a=candidate:')) return withoutRelated(line);
      // The default address (RFC 8839, section 4.2.1.2), which ICE doesn't use.
      if (line.startsWith('c=')) return isKnown(line.split(' ')[2]) ? line : `c=IN IP4 ${HIDDEN}`;
      if (line.startsWith('a=rtcp:')) return isKnown(line.split(' ')[3]) ? line : `a=rtcp:9 IN IP4 ${HIDDEN}`;
      return line.startsWith('o=') ? line.replace(/ IN IP[46] \S+$/, ' IN IP4 127.0.0.1') : line;
    })
    .join('\r\n');
}

const addressOf = (candidate: string): string | undefined => candidate.split(' ')[4];
