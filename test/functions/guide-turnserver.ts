import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificate } from '../../emulator/suite/certificate.ts';
import { ROOT } from '../../emulator/suite/paths.ts';
import { freePort, launch, turnserverAddress, type Turnserver } from '../harness/turnserver.ts';

/** The configuration that docs/turn.md tells people to use, with parts of it replaced, each of which has to be there. */
export function guideConfiguration(replaced: readonly (readonly [from: string, to: string])[] = []): string {
  const guide = readFileSync(join(ROOT, 'docs/turn.md'), 'utf8');
  const found = /```conf\n([\s\S]*?)```/.exec(guide)?.[1];
  if (!found) throw new Error('docs/turn.md has no configuration');
  return replaced.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The guide has no ${from}`);
    return text.replace(from, to);
  }, found);
}

export interface GuideTurnserver extends Omit<Turnserver, 'url'> {
  readonly address: string;
  /** The five URLs that the guide's host name stands for, on ports of this test. */
  readonly urls: readonly string[];
  /** Of its TLS, made for this test; PEM. */
  readonly certificate: string;
}

/** coturn with the guide's configuration, but for the ports, the secret and the certificate. */
export async function startGuideTurnserver(secret: string): Promise<GuideTurnserver> {
  const address = turnserverAddress();
  const taken = new Set<number>();
  const nextPort = async (): Promise<number> => {
    let port = await freePort(address);
    while (taken.has(port)) port = await freePort(address);
    taken.add(port);
    return port;
  };
  const [plain, eighty, tls] = [await nextPort(), await nextPort(), await nextPort()];
  const { key, cert } = await makeCertificate([address]);
  const configuration = guideConfiguration([
    ['aux-server=<address of the network card>:80', `aux-server=${address}:${eighty}`],
    ['listening-port=3478\n', `listening-port=${plain}\n`],
    ['tls-listening-port=443\n', `tls-listening-port=${tls}\n`],
    ['static-auth-secret=<secret>', `static-auth-secret=${secret}`],
    ['cert=/etc/coturn/fullchain.pem', 'cert=cert.pem'],
    ['pkey=/etc/coturn/privkey.pem', 'pkey=key.pem'],
  ]);

  const { output, close } = await launch(address, plain, (folder) => {
    const file = (name: string, content: string): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      chmodSync(path, 0o600);
      return path;
    };
    file('cert.pem', cert);
    file('key.pem', key);
    // This machine's own address may be one of those that the guide denies.
    return ['-c', file('turnserver.conf', configuration), `--allowed-peer-ip=${address}`];
  });
  const urls = [
    `turn:${address}:${plain}?transport=udp`,
    `turn:${address}:${eighty}?transport=udp`,
    `turns:${address}:${tls}?transport=tcp`,
    `turn:${address}:${tls}?transport=tcp`,
    `turn:${address}:${eighty}?transport=tcp`,
  ];
  return { address, urls, certificate: cert, output, close };
}
