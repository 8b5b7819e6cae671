import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../emulator/suite/paths.ts';
import type { Namespaces } from './namespaces.ts';
import type { Shape } from './shape.ts';

/** A network between a person and a router. */
export interface Lan {
  /** E.g. `203.0.113.0/28`. */
  readonly network: string;
  /** The router's address in it. */
  readonly router: string;
  /** Those that the person's device may have. */
  readonly persons: readonly string[];
}

const DEVICE = 'shaper';
/** A routing table of its own for what comes out of either end. It is empty while the line is good. */
const TABLE = '100';

/**
 * The line between a person's device and their router. It can be pulled out, and made bad: the kernel needn't know
 * how, since packets go through a program of ours, which sits at a tun device in the middle.
 */
export class Line {
  readonly #namespaces: Namespaces;
  readonly #name: string;
  readonly #lan: Lan;
  #shaper: ChildProcess | null = null;
  #isBad = false;

  /** Puts a device called `port` into the namespaces of client and router, with their addresses. */
  constructor(
    namespaces: Namespaces,
    role: string,
    ends: { readonly client: string; readonly router: string; readonly port: string },
    lan: Lan,
  ) {
    this.#namespaces = namespaces;
    this.#lan = lan;
    const name = namespaces.add(role);
    this.#name = name;
    const { client, router, port } = ends;
    namespaces.set(name, 'net/ipv4/ip_forward', '1');
    namespaces.cable({ namespace: client, port }, { namespace: name, port: 'near' });
    namespaces.cable({ namespace: router, port }, { namespace: name, port: 'far' });
    for (const end of ['near', 'far']) {
      // To both ends it looks as if there were nothing in between: each is told that the other is here.
      namespaces.set(name, `net/ipv4/conf/${end}/proxy_arp`, '1');
      namespaces.set(name, `net/ipv4/neigh/${end}/proxy_delay`, '0');
      namespaces.ip(name, 'rule', 'add', 'iif', end, 'lookup', TABLE);
    }
    namespaces.address({ namespace: router, port }, `${lan.router}/28`);
    namespaces.address({ namespace: client, port }, `${lan.persons[0]}/28`);
    this.plug('in');
  }

  /** Pulls the cable out of the person's device, or plugs it in. */
  plug(state: 'in' | 'out'): void {
    this.#ip('link', 'set', 'near', state === 'in' ? 'up' : 'down');
    if (state === 'out') return;
    this.#ip('route', 'replace', `${this.#lan.router}/32`, 'dev', 'far');
    this.#ip('route', 'replace', this.#lan.network, 'dev', 'near');
    this.#ip('route', 'replace', 'default', 'via', this.#lan.router, 'dev', 'far', 'onlink');
  }

  /** Makes the line as bad as that from now on, or with null good again. */
  async shape(shape: Shape | null): Promise<void> {
    if (shape === null) {
      if (this.#isBad) this.#ip('route', 'flush', 'table', TABLE);
      this.#isBad = false;
      return;
    }
    const orders = (this.#shaper ??= this.#startShaper()).stdio[3] as Duplex;
    const done = new Promise<void>((resolve, reject) => {
      orders.once('data', () => resolve());
      orders.once('close', () => reject(new Error('The shaper has ended.')));
    });
    orders.write(`${JSON.stringify(shape)}\n`);
    await done;
    this.#ip('route', 'replace', 'default', 'dev', DEVICE, 'table', TABLE);
    this.#isBad = true;
  }

  /** socat makes the device and becomes our program, which can't make it: Node has no `ioctl`. */
  #startShaper(): ChildProcess {
    const shaper = fileURLToPath(new URL('shaper.ts', import.meta.url));
    // socat reads commas, colons and quotes in a command; the lab's folder has none.
    const program = join(this.#namespaces.folder, `${this.#name}.sh`);
    const words = [process.execPath, '--import', 'tsx', shaper, ...this.#lan.persons];
    writeFileSync(program, `#!/bin/sh\nexec ${words.map((word) => `'${word}'`).join(' ')}\n`);
    chmodSync(program, 0o700);
    const device = `TUN,tun-type=tun,tun-name=${DEVICE},iff-no-pi,iff-up`;
    return spawn('ip', ['netns', 'exec', this.#name, 'socat', device, `EXEC:${program},nofork`], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    });
  }

  #ip(...args: string[]): void {
    this.#namespaces.ip(this.#name, ...args);
  }
}
