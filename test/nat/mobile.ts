import { Line, type Lan } from './line.ts';
import type { Namespaces } from './namespaces.ts';

/** Routing tables of a device that is in two networks: who sends from an address of one of them uses that one. */
const HOME_TABLE = '101';
const MOBILE_TABLE = '102';

export interface MobileOptions {
  readonly client: string;
  /** Its router, with `wan` already connected. */
  readonly router: string;
  readonly home: Lan;
  readonly lan: Lan;
}

/**
 * A person's second network, as a phone's mobile one: a router of its own, and a device called `mobile`. The
 * phone's first network is called `lan`. What sends from an address that the device still has goes out by the network of
 * that address, as phones do it; all else by the default route.
 */
export class Mobile {
  readonly router: string;
  readonly #namespaces: Namespaces;
  readonly #client: string;
  readonly #home: Lan;
  readonly #lan: Lan;
  readonly #line: Line;

  /** Not switched on yet. */
  constructor(namespaces: Namespaces, role: string, { client, router, home, lan }: MobileOptions) {
    this.router = router;
    this.#namespaces = namespaces;
    this.#client = client;
    this.#home = home;
    this.#lan = lan;
    this.#line = new Line(namespaces, role, { client, router, port: 'mobile' }, lan);
    this.#ip('rule', 'add', 'from', home.network, 'lookup', HOME_TABLE);
    this.#ip('rule', 'add', 'from', lan.network, 'lookup', MOBILE_TABLE);
    this.switchOff();
  }

  /** The network comes up and is what the device uses from then on. The other one stays until it is left. */
  switchOn(): void {
    this.#line.plug('in');
    this.#namespaces.address({ namespace: this.#client, port: 'mobile' }, `${this.#lan.persons[0]}/28`);
    this.#ip('route', 'replace', 'default', 'via', this.#home.router, 'table', HOME_TABLE);
    this.#ip('route', 'replace', 'default', 'via', this.#lan.router, 'table', MOBILE_TABLE);
    this.#ip('route', 'replace', 'default', 'via', this.#lan.router);
  }

  /** It is as if there were none. */
  switchOff(): void {
    this.#ip('address', 'flush', 'dev', 'mobile');
    this.#line.plug('out');
  }

  #ip(...args: string[]): void {
    this.#namespaces.ip(this.#client, ...args);
  }
}
