import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { labFolder, remains, sweep } from './sweep.ts';

/** Where a cable is plugged in: `eth0` of a namespace; null is the namespace where we run ourselves. */
export interface Plug {
  readonly namespace: string | null;
  readonly port: string;
}

/**
 * Network namespaces of one lab, named after a tag that no other run has. They are gone after `close()`,
 * and also when this process ends without it, however hard: a sweeper of its own sees to that.
 */
export class Namespaces {
  /** At most 14 characters, so that a network interface may be named by it. */
  readonly tag: string = `parley${process.pid.toString(36)}${randomBytes(2).toString('hex').slice(0, 3)}`;
  /** For files; deleted with the rest. */
  readonly folder: string = labFolder(this.tag);
  readonly #sweeper: ChildProcess;

  constructor() {
    const script = fileURLToPath(new URL('sweeper.ts', import.meta.url));
    this.#sweeper = spawn(process.execPath, ['--import', 'tsx', script, this.tag], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    this.#sweeper.unref();
    mkdirSync(this.folder);
  }

  /** A new namespace without IPv6; returns its name. */
  add(role: string): string {
    const name = `${this.tag}-${role}`;
    this.ip(null, 'netns', 'add', name);
    this.set(name, 'net/ipv6/conf/all/disable_ipv6', '1');
    this.ip(name, 'link', 'set', 'lo', 'up');
    return name;
  }

  /** Connects two namespaces, and switches both ends on. */
  cable(a: Plug, b: Plug): void {
    const end = ({ namespace, port }: Plug): string[] => [port, 'netns', namespace ?? String(process.pid)];
    this.ip(null, 'link', 'add', ...end(a), 'type', 'veth', 'peer', 'name', ...end(b));
    for (const plug of [a, b]) this.ip(plug.namespace, 'link', 'set', plug.port, 'up');
  }

  address({ namespace, port }: Plug, address: string): void {
    this.ip(namespace, 'address', 'add', address, 'dev', port);
  }

  route(namespace: string, to: string, via: string): void {
    this.ip(namespace, 'route', 'replace', to, 'via', via);
  }

  /** A file below /proc/sys of the namespace. */
  set(namespace: string, name: string, value: string): void {
    this.run(namespace, ['sh', '-c', `echo ${value} > /proc/sys/${name}`]);
  }

  /** Replaces all rules of nftables there. */
  rule(namespace: string, rules: string): void {
    this.addRules(namespace, `flush ruleset\n${rules}`);
  }

  addRules(namespace: string, rules: string): void {
    this.run(namespace, ['nft', '-f', '-'], rules);
  }

  /** Runs a command there and returns what it printed; throws when it fails. */
  run(namespace: string, command: readonly string[], input = '', cwd = this.folder): string {
    return execute(['netns', 'exec', namespace, ...command], input, cwd);
  }

  /** Starts a program there. Whoever starts it ends it; what is left ends with the namespace. */
  start(namespace: string, command: readonly string[], cwd = this.folder): ChildProcess {
    return spawn('ip', ['netns', 'exec', namespace, ...command], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** A program that runs another one there, for those who want the path of a single file. */
  launcher(namespace: string, program: string): string {
    const path = join(this.folder, `${namespace}.sh`);
    writeFileSync(path, `#!/bin/sh\nexec ip netns exec '${namespace}' '${program}' "$@"\n`);
    chmodSync(path, 0o700);
    return path;
  }

  /** `ip` there, or with null where we run ourselves. */
  ip(namespace: string | null, ...args: string[]): string {
    return execute([...(namespace === null ? [] : ['-n', namespace]), ...args]);
  }

  /** Ends what runs in them, removes them, and makes sure of it: rejects when something is left. */
  async close(): Promise<void> {
    sweep(this.tag);
    const swept = new Promise<void>((resolve) => this.#sweeper.once('close', () => resolve()));
    if (this.#sweeper.exitCode === null) {
      this.#sweeper.ref();
      this.#sweeper.stdin?.end();
      await swept;
    }
    const { namespaces, links } = remains(this.tag);
    if (namespaces.length + links.length > 0)
      throw new Error(`Left of the lab: ${[...namespaces, ...links].join(', ')}`);
  }
}

const execute = (args: readonly string[], input = '', cwd = '/'): string =>
  execFileSync('ip', args, { cwd, encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'pipe'] });
