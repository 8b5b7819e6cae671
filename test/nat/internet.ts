import { networkInterfaces } from 'node:os';
import { Line, type Lan } from './line.ts';
import { Mobile } from './mobile.ts';
import { rulesOf, type Kind } from './nat-kinds.ts';
import { Namespaces } from './namespaces.ts';
import type { Shape } from './shape.ts';

export const SIDES = ['a', 'b'] as const;
export type Side = (typeof SIDES)[number];

/** Addresses for documentation (RFC 5737): nobody has them, and browsers take them for public ones. */
export const TURN_HOST = '198.51.100.10';
export const PARLEY_HOST = '198.51.100.20';
const WAN = { a: '198.51.100.101', b: '198.51.100.102' } as const;
/** Each person's network: the router's address in it, and the person's two. */
const LAN: Readonly<Record<Side, Lan>> = {
  a: { network: '203.0.113.0/28', router: '203.0.113.1', persons: ['203.0.113.2', '203.0.113.3'] },
  b: { network: '203.0.113.16/28', router: '203.0.113.17', persons: ['203.0.113.18', '203.0.113.19'] },
};
/** The same of their mobile networks. */
const MOBILE_WAN = { a: '198.51.100.111', b: '198.51.100.112' } as const;
const MOBILE_LAN: Readonly<Record<Side, Lan>> = {
  a: { network: '203.0.113.32/28', router: '203.0.113.33', persons: ['203.0.113.34'] },
  b: { network: '203.0.113.48/28', router: '203.0.113.49', persons: ['203.0.113.50'] },
};
/** What the TURN server may relay to: all of the above. */
export const LAB_RANGES = ['198.51.100.0-198.51.100.255', '203.0.113.0-203.0.113.255'] as const;

const SETTLES_MS = 1_500;

const REVEALED = `
table ip hidden
delete table ip hidden
`;
const HIDDEN = `${REVEALED}
table ip hidden {
  chain forward {
    type filter hook forward priority filter - 1
    ip daddr ${PARLEY_HOST} drop
    ip saddr ${PARLEY_HOST} drop
  }
}`;

/**
 * The internet of the lab: on one bridge the routers of two people, a host for TURN, and one for Parley
 * that hands port 443 on to this machine. Nothing of it reaches any further.
 */
export class Internet {
  readonly namespaces = new Namespaces();
  readonly turn: string;
  /** Where Parley may listen on this machine to be reached from the lab. */
  readonly inside: string;
  readonly #parley: string;
  readonly #bridge: string;
  readonly #routers: Record<Side, string>;
  readonly #clients: Record<Side, string>;
  readonly #lines: Record<Side, Line>;
  readonly #mobiles = new Map<Side, Mobile>();
  /** Whose addresses aren't those of the beginning. */
  readonly #away = new Set<Side>();

  constructor() {
    const { namespaces } = this;
    this.#bridge = namespaces.add('bridge');
    namespaces.ip(this.#bridge, 'link', 'add', 'net', 'type', 'bridge');
    namespaces.ip(this.#bridge, 'link', 'set', 'net', 'up');
    this.turn = this.#host('turn', `${TURN_HOST}/24`);
    this.#parley = this.#host('parley', `${PARLEY_HOST}/24`);
    this.#routers = { a: this.#router('router-a', WAN.a), b: this.#router('router-b', WAN.b) };
    this.#clients = { a: namespaces.add('client-a'), b: namespaces.add('client-b') };
    this.#lines = { a: this.#line('a'), b: this.#line('b') };
    for (const host of [this.turn, this.#parley, this.#routers.a, this.#routers.b]) {
      for (const side of SIDES) {
        // Hosts know the way to an open network; what a NAT hides isn't reached for all that.
        if (host !== this.#routers[side]) namespaces.route(host, LAN[side].network, WAN[side]);
      }
    }
    this.inside = this.#cableToThisMachine();
  }

  client(side: Side): string {
    return this.#clients[side];
  }

  /** Puts another router before a person. Connections that were open through the last one don't matter to it. */
  behind(side: Side, kind: Kind): void {
    this.namespaces.rule(this.#routers[side], rulesOf(kind));
  }

  /** Lets Parley be reached at port 443 of its host, where it listens on `port` of `inside`. */
  publish(port: number): void {
    this.namespaces.rule(
      this.#parley,
      `table ip nat {
        chain prerouting {
          type nat hook prerouting priority dstnat
          iifname "wan" tcp dport 443 dnat to ${this.inside}:${port}
        }
        chain postrouting {
          type nat hook postrouting priority srcnat
          oifname "home" masquerade
        }
      }`,
    );
  }

  /** Pulls the cable between a person and their router, or plugs it in. */
  plug(side: Side, state: 'in' | 'out'): void {
    this.#lines[side].plug(state);
  }

  /** Makes a person's line as bad as that from now on, or with null good again. */
  shape(side: Side, shape: Shape | null): Promise<void> {
    return this.#lines[side].shape(shape);
  }

  /** Gives a person's device its other address, as another network would; they have two. */
  move(side: Side): void {
    this.#away.add(side);
    const { namespaces } = this;
    const [from = '', to = ''] = LAN[side].persons;
    const client = this.#clients[side];
    const isThere = namespaces.ip(client, '-o', 'address', 'show', 'dev', 'lan').includes(`${from}/`);
    const [before, after] = isThere ? [from, to] : [to, from];
    namespaces.ip(client, 'address', 'del', `${before}/28`, 'dev', 'lan');
    namespaces.address({ namespace: client, port: 'lan' }, `${after}/28`);
    namespaces.route(client, 'default', LAN[side].router);
  }

  /**
   * Another network comes up at a person's device, behind a cone NAT of its own, and is used for whatever starts from
   * now on. The first one still carries what goes on in it.
   */
  joinMobile(side: Side): void {
    this.#away.add(side);
    const mobile = this.#mobiles.get(side) ?? this.#mobile(side);
    this.#mobiles.set(side, mobile);
    mobile.switchOn();
  }

  /** The first network of a person goes. */
  leaveHome(side: Side): void {
    this.#away.add(side);
    this.namespaces.ip(this.#clients[side], 'address', 'flush', 'dev', 'lan');
    this.#lines[side].plug('out');
  }

  /** A person has the first network alone again, with the first address and over a good line. */
  async comeHome(side: Side): Promise<void> {
    const client = this.#clients[side];
    await this.#lines[side].shape(null);
    this.#lines[side].plug('in');
    this.revealParley(side);
    if (!this.#away.delete(side)) return;
    this.#mobiles.get(side)?.switchOff();
    this.namespaces.ip(client, 'address', 'flush', 'dev', 'lan');
    this.namespaces.address({ namespace: client, port: 'lan' }, `${LAN[side].persons[0]}/28`);
    this.namespaces.route(client, 'default', LAN[side].router);
    // A browser drops what it is loading when it hears of that, and hears of it a moment later.
    await new Promise((resolve) => setTimeout(resolve, SETTLES_MS));
  }

  /** Cuts a person off from Parley's host, and so from Firestore; nothing else changes. */
  hideParley(side: Side): void {
    for (const router of this.#routersOf(side)) this.namespaces.addRules(router, HIDDEN);
  }

  /** Ends that. */
  revealParley(side: Side): void {
    for (const router of this.#routersOf(side)) this.namespaces.addRules(router, REVEALED);
  }

  close(): Promise<void> {
    return this.namespaces.close();
  }

  #routersOf(side: Side): string[] {
    const mobile = this.#mobiles.get(side);
    return [this.#routers[side], ...(mobile ? [mobile.router] : [])];
  }

  #mobile(side: Side): Mobile {
    const router = this.#router(`mobile-${side}`, MOBILE_WAN[side]);
    this.namespaces.rule(router, rulesOf('cone', 'mobile'));
    const client = this.#clients[side];
    return new Mobile(this.namespaces, `air-${side}`, {
      client,
      router,
      home: LAN[side],
      lan: MOBILE_LAN[side],
    });
  }

  #host(role: string, address: string): string {
    const name = this.namespaces.add(role);
    const wan = { namespace: name, port: 'wan' };
    this.namespaces.cable(wan, { namespace: this.#bridge, port: role });
    this.namespaces.ip(this.#bridge, 'link', 'set', role, 'master', 'net');
    this.namespaces.address(wan, address);
    return name;
  }

  #router(role: string, address: string): string {
    const name = this.#host(role, `${address}/24`);
    this.namespaces.set(name, 'net/ipv4/ip_forward', '1');
    return name;
  }

  #line(side: Side): Line {
    const ends = { client: this.#clients[side], router: this.#routers[side], port: 'lan' };
    const line = new Line(this.namespaces, `line-${side}`, ends, LAN[side]);
    this.namespaces.route(ends.client, 'default', LAN[side].router);
    return line;
  }

  #cableToThisMachine(): string {
    const [here, there] = freeAddresses();
    const { namespaces } = this;
    const plug = { namespace: null, port: namespaces.tag };
    const home = { namespace: this.#parley, port: 'home' };
    namespaces.cable(plug, home);
    namespaces.address(plug, `${here}/30`);
    namespaces.address(home, `${there}/30`);
    namespaces.set(this.#parley, 'net/ipv4/ip_forward', '1');
    return here;
  }
}

/** Two neighbours in 198.18.0.0/15, which RFC 2544 keeps for tests, where this machine has no address yet. */
function freeAddresses(): [string, string] {
  const taken = new Set(
    Object.values(networkInterfaces())
      .flat()
      .map((one) => one?.address),
  );
  for (;;) {
    const [third, block] = [Math.floor(Math.random() * 256), Math.floor(Math.random() * 64)];
    const [here, there] = [1, 2].map((last) => `198.18.${third}.${block * 4 + last}`);
    if (here && there && !taken.has(here) && !taken.has(there)) return [here, there];
  }
}
