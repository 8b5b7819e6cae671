import { describe, expect, it } from 'vitest';
import { isSameNetwork } from './same-network.ts';

type Candidate = readonly [type: string, address: string | null];

/** A report as Chromium gives it, with the selected pair first on either side. */
function report(local: Candidate[], remote: Candidate[]) {
  const candidates = (type: string, list: Candidate[]) =>
    list.map(([candidateType, address], n) => ({ type, id: `${type}${n}`, candidateType, address }));
  return [
    { type: 'transport', id: 'T', selectedCandidatePairId: 'P2' },
    { type: 'candidate-pair', id: 'P1', localCandidateId: 'local-candidate1', remoteCandidateId: 'gone' },
    {
      type: 'candidate-pair',
      id: 'P2',
      localCandidateId: 'local-candidate0',
      remoteCandidateId: 'remote-candidate0',
    },
    ...candidates('local-candidate', local),
    ...candidates('remote-candidate', remote),
  ];
}

const host = (address: string | null): Candidate => ['host', address];
const srflx = (address: string): Candidate => ['srflx', address];

describe('whether two are in one network', () => {
  it.each<[string, Candidate[], Candidate[], boolean]>([
    ['neighbours at home', [host('192.168.1.20')], [host('192.168.1.21')], true],
    ['neighbours in an office', [host('10.20.30.4')], [host('10.20.30.200')], true],
    ['two offices of one company', [host('10.20.30.4')], [host('10.77.1.4')], false],
    [
      'two homes with the same router, relayed',
      [['relay', '203.0.113.1']],
      [['relay', '203.0.113.2']],
      false,
    ],
    ['two servers', [host('203.0.113.1')], [host('203.0.113.2')], false],
    ['one device', [host('192.168.1.20')], [host('192.168.1.20')], false],
    ['one device by its loopback', [host('127.0.0.1')], [host('127.0.0.1')], false],
    [
      'one device behind a router',
      [host('192.168.1.20'), srflx('203.0.113.1')],
      [host('192.168.1.20'), srflx('203.0.113.1')],
      false,
    ],
    ['a name of this network', [host('192.168.1.20')], [host('1f4712db.local')], true],
    ['IPv6 of one home', [host('2001:db8:1:2::a')], [host('2001:DB8:1:2:aaaa:bbbb:cccc:dddd')], true],
    ['IPv6 of two homes', [host('2001:db8:1:2::a')], [host('2001:db8:1:3::a')], false],
    ['one router', [srflx('203.0.113.1')], [srflx('203.0.113.1')], true],
    [
      'one router, each at another port of it',
      [host('192.168.1.20'), srflx('203.0.113.1')],
      [['prflx', '192.168.7.9'], srflx('203.0.113.1')],
      true,
    ],
    ['two routers', [host('192.168.1.20'), srflx('203.0.113.1')], [srflx('203.0.113.2')], false],
    [
      'one router that isolates its guests',
      [['relay', '198.51.100.1'], srflx('203.0.113.1')],
      [['relay', '198.51.100.2'], srflx('203.0.113.1')],
      true,
    ],
    ['nothing known of the other', [host('192.168.1.20')], [host(null)], false],
    ['nothing known of either', [host(null)], [host(null)], false],
    ['what is no address', [host('::1::2')], [host('::1::3')], false],
  ])('%s', (_which, local, remote, expected) => {
    expect(isSameNetwork(report(local, remote))).toBe(expected);
  });

  it('finds the pair where there are no transports', () => {
    const [, , pair, ...candidates] = report([host('192.168.1.20')], [host('192.168.1.21')]);
    expect(isSameNetwork([{ ...pair, selected: true }, ...candidates])).toBe(true);
    expect(isSameNetwork([{ ...pair, selected: false }, ...candidates])).toBe(false);
    expect(isSameNetwork([])).toBe(false);
  });
});
