import type { ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from '../../emulator/suite/certificate.ts';
import { guideConfiguration } from '../functions/guide-turnserver.ts';
import { eventually } from '../harness/command.ts';
import { findTurnserver } from '../harness/turnserver.ts';
import { LAB_RANGES, TURN_HOST, type Internet } from './internet.ts';

/** The ports of docs/turn.md, where it listens on TCP as well. */
const PORTS = [3478, 80, 443];

/** coturn on its host in the lab, with the configuration and the ports that docs/turn.md tells people to use. */
export class LabTurnserver {
  readonly #internet: Internet;
  readonly #command: readonly string[];
  readonly #folder: string;
  #child: ChildProcess | null = null;
  #output = '';

  constructor(internet: Internet, secret: string, { key, cert }: Certificate) {
    this.#internet = internet;
    this.#folder = join(internet.namespaces.folder, 'turn');
    mkdirSync(this.#folder);
    const file = (name: string, content: string): string => {
      writeFileSync(join(this.#folder, name), content, { mode: 0o600 });
      return name;
    };
    const configuration = guideConfiguration([
      ['<address of the network card>:80', `${TURN_HOST}:80`],
      ['static-auth-secret=<secret>', `static-auth-secret=${secret}`],
      ['cert=/etc/coturn/fullchain.pem', `cert=${file('cert.pem', cert)}`],
      ['pkey=/etc/coturn/privkey.pem', `pkey=${file('key.pem', key)}`],
    ]);
    const program = findTurnserver();
    if (program === null) throw new Error('No coturn was found; set TURNSERVER_PATH.');
    this.#command = [
      program,
      '-c',
      file('turnserver.conf', configuration),
      '--log-file=stdout',
      `--pidfile=${join(this.#folder, 'pid')}`,
      `--userdb=${join(this.#folder, 'users')}`,
      `--listening-ip=${TURN_HOST}`,
      `--relay-ip=${TURN_HOST}`,
      // The guide denies addresses for documentation; here they are the internet.
      ...LAB_RANGES.map((range) => `--allowed-peer-ip=${range}`),
    ];
  }

  /** Resolves when it listens on all ports. */
  async start(): Promise<void> {
    const { namespaces, turn } = this.#internet;
    const child = namespaces.start(turn, this.#command, this.#folder);
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    }
    const listening = (): boolean => {
      if (child.exitCode !== null) throw new Error(`coturn ended:\n${this.#output}`);
      const sockets = namespaces.run(turn, ['ss', '-Hltn']);
      return PORTS.every((port) => sockets.includes(`${TURN_HOST}:${port} `));
    };
    await eventually(listening, (all) => all, 15_000);
  }

  /** Everything it printed. */
  output(): string {
    return this.#output;
  }

  /** Ends it as a crash would: nobody is told. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    child.kill('SIGKILL');
    await ended;
  }
}
