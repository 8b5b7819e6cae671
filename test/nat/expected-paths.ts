import type { Kind } from './nat-kinds.ts';
import type { PathKind } from './path-kind.ts';

const DIRECT = 'direct';
const UDP = 'relay udp';
const TCP = 'relay tcp';
const TLS = 'relay tls';

type Row = Readonly<Record<Kind, PathKind>>;

/** In the order of `KINDS`. */
const to = (open: PathKind, cone: PathKind, symmetric: PathKind, noUdp: PathKind, web: PathKind): Row => ({
  open,
  cone,
  symmetric,
  'udp blocked': noUdp,
  'web only': web,
});

/**
 * The path that is expected, a row for who calls. A symmetric NAT shows everyone another port, and lets in
 * only who was sent something before: that works with someone who can be reached anyway, and with
 * nobody else. Where the ways of the two to their relays differ, the worse one counts.
 */
export const EXPECTED: Readonly<Record<Kind, Row>> = {
  open: to(DIRECT, DIRECT, DIRECT, TCP, TLS),
  cone: to(DIRECT, DIRECT, UDP, TCP, TLS),
  symmetric: to(DIRECT, UDP, UDP, TCP, TLS),
  'udp blocked': to(TCP, TCP, TCP, TCP, TLS),
  'web only': to(TLS, TLS, TLS, TLS, TLS),
};
