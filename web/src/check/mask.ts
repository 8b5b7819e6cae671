const IPV4 = /\b(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}\b/g;
const IPV6 = /(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}/gi;

/** `text` with the last parts of each IP address left out: `192.0.x.x`, `2001:db8:x`. */
export function maskAddresses(text: string): string {
  return text.replace(IPV4, '$1.x.x').replace(IPV6, (found) => {
    const groups = found.split(':');
    // A time of day has two colons as well.
    if (groups.length < 4 && !found.includes('::')) return found;
    const [first = '', second = ''] = groups;
    return `${first}:${second}:x`;
  });
}
