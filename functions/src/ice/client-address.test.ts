import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';

describe('clientAddress', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['203.0.113.9, 192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:0001:2::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['not an address', 'unknown'],
    ['', 'unknown'],
  ])('%s is counted as %s', (forwardedFor, expected) => {
    expect(clientAddress(forwardedFor, '198.51.100.1')).toBe(expected);
  });

  it('takes the connection when nothing was forwarded', () => {
    expect(clientAddress(undefined, '198.51.100.1')).toBe('198.51.100.1');
    expect(clientAddress(undefined, undefined)).toBe('unknown');
  });
});
