import { describe, expect, it } from 'vitest';
import { isRelayed, withoutAddresses, withoutRelated } from './hidden-address.ts';

const HOST = 'candidate:1 1 udp 2122260223 192.168.1.7 50001 typ host generation 0 ufrag a network-id 1';
const MAPPED = 'candidate:2 1 udp 1686052607 203.0.113.7 50001 typ srflx raddr 192.168.1.7 rport 50001';
const TCP = 'candidate:3 1 tcp 1518280447 2001:db8::7 9 typ host tcptype active';
const RELAY = 'candidate:4 1 udp 41885439 198.51.100.9 60001 typ relay raddr 203.0.113.7 rport 50001 ufrag a';
const CLEAN = 'candidate:4 1 udp 41885439 198.51.100.9 60001 typ relay raddr 0.0.0.0 rport 0 ufrag a';
const SPOOFED = 'candidate:5 1 udp 1 192.168.1.7 5 typ host ufrag typ-relay';

const sdp = (address: string, ...candidates: string[]): string =>
  [
    'v=0',
    'o=- 4611731400430051336 2 IN IP4 192.168.1.7',
    's=-',
    'm=audio 50001 UDP/TLS/RTP/SAVPF 111',
    `c=IN IP4 ${address}`,
    `a=rtcp:9 IN IP4 ${address}`,
    ...candidates.map((candidate) => `a=${candidate}`),
    'a=ice-ufrag:abcd',
    '',
  ].join('\r\n');

describe('an address that is hidden', () => {
  it('is in no candidate that passes', () => {
    expect([HOST, MAPPED, TCP, SPOOFED].map(isRelayed)).toEqual([false, false, false, false]);
    expect([RELAY, CLEAN, ''].map(isRelayed)).toEqual([true, true, true]);
    expect(withoutRelated(RELAY)).toBe(CLEAN);
    expect(withoutRelated('')).toBe('');
  });

  it('is nowhere in a description', () => {
    const clean = withoutAddresses(sdp('192.168.1.7', HOST, MAPPED, RELAY, TCP));
    expect(clean).not.toMatch(/192\.168|203\.0\.113|2001:db8/);
    expect(clean).toBe(
      sdp('0.0.0.0', CLEAN).replace(
        'o=- 4611731400430051336 2 IN IP4 192.168.1.7',
        'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
      ),
    );
  });

  it('leaves the address of the relay where it is the default', () => {
    expect(withoutAddresses(sdp('198.51.100.9', RELAY))).toContain('c=IN IP4 198.51.100.9\r\n');
    expect(withoutAddresses(sdp('198.51.100.9', RELAY))).toContain('a=rtcp:9 IN IP4 198.51.100.9\r\n');
  });
});
