/** What stands between a person and the internet; each is a router with `lan` and `wan`. */
export const KINDS = ['open', 'cone', 'symmetric', 'udp blocked', 'web only'] as const;
export type Kind = (typeof KINDS)[number];

/** One port outside for each port inside, whoever it talks to; only those who were talked to get in. */
const CONE = 'masquerade';
/** Another port outside for each address that is talked to: what STUN tells is of no use to anyone else. */
const SYMMETRIC = 'masquerade fully-random';

/** All that gets out. What the firewall refuses vanishes, as it does in such networks. */
const EVERYTHING = 'iifname "lan" accept';
const NO_UDP = 'iifname "lan" meta l4proto != udp accept';
/**
 * TCP to port 443, and of that only TLS: a connection is marked 2 when the first byte sent is that of a
 * TLS handshake (22, RFC 8446 section 5.1), else 1, and then nothing more of it gets through.
 */
const TLS_ALONE = `
    ct mark 1 drop
    iifname "lan" tcp dport 443 ct mark 0 @ih,0,8 22 ct mark set 2
    iifname "lan" tcp dport 443 ct mark 0 @ih,0,8 != 22 ct mark set 1 drop
    iifname "lan" tcp dport 443 accept`;

/** The router's rules, for nftables. `lan` is the device that the person is at. */
export function rulesOf(kind: Kind, lan = 'lan'): string {
  return rulesAtLan(kind).replaceAll('"lan"', `"${lan}"`);
}

function rulesAtLan(kind: Kind): string {
  switch (kind) {
    case 'open':
      return '';
    case 'cone':
      return router(CONE, EVERYTHING);
    case 'symmetric':
      return router(SYMMETRIC, EVERYTHING);
    case 'udp blocked':
      return router(CONE, NO_UDP);
    case 'web only':
      return router(CONE, TLS_ALONE);
    default:
      return kind satisfies never;
  }
}

const router = (translation: string, letsOut: string): string => `
table ip nat {
  chain postrouting {
    type nat hook postrouting priority srcnat
    oifname "wan" ${translation}
  }
}
table ip filter {
  chain input {
    type filter hook input priority filter
    iifname "wan" ct state != { established, related } drop
  }
  chain forward {
    type filter hook forward priority filter; policy drop
    iifname "wan" ct state established,related accept
    ${letsOut}
  }
}
`;
