import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCertificate } from '../../emulator/suite/certificate.ts';
import { ROOT } from '../../emulator/suite/paths.ts';
import { inLab } from './in-lab.ts';
import { Internet, TURN_HOST } from './internet.ts';
import { LabTurnserver } from './lab-turnserver.ts';
import type { Kind } from './nat-kinds.ts';

/** What probe.ts prints. */
interface Ways {
  readonly ownPort: number;
  readonly ports: readonly [number | null, number | null];
  readonly tcp: boolean;
  readonly plainOn443: boolean;
}

await inLab('Each router is what it is called', () => {
  let internet: Internet | undefined;

  beforeAll(async () => {
    internet = new Internet();
    await new LabTurnserver(internet, randomUUID(), await makeCertificate([TURN_HOST])).start();
  });
  afterAll(() => internet?.close());

  function waysOut(kind: Kind): Ways {
    if (!internet) throw new Error('There is no lab.');
    internet.behind('a', kind);
    const probe = fileURLToPath(new URL('probe.ts', import.meta.url));
    const command = [process.execPath, '--import', 'tsx', probe, TURN_HOST];
    return JSON.parse(internet.namespaces.run(internet.client('a'), command, '', ROOT)) as Ways;
  }

  test('open: the port is the own one, for everybody', () => {
    const { ownPort, ...ways } = waysOut('open');
    expect(ways).toEqual({ ports: [ownPort, ownPort], tcp: true, plainOn443: true });
  });

  test('cone: everybody sees the same port', () => {
    const { ports, tcp, plainOn443 } = waysOut('cone');
    expect(ports[0]).toBeGreaterThan(0);
    expect(ports[1]).toBe(ports[0]);
    expect([tcp, plainOn443]).toEqual([true, true]);
  });

  test('symmetric: each sees another', () => {
    const { ports, tcp } = waysOut('symmetric');
    expect(Math.min(...ports.map(Number))).toBeGreaterThan(0);
    expect(ports[1]).not.toBe(ports[0]);
    expect(tcp).toBe(true);
  });

  test('udp blocked: TCP alone', () => {
    expect(waysOut('udp blocked')).toMatchObject({ ports: [null, null], tcp: true, plainOn443: true });
  });

  test('web only: neither UDP, nor other ports, nor anything on 443 that isn’t TLS', () => {
    expect(waysOut('web only')).toMatchObject({ ports: [null, null], tcp: false, plainOn443: false });
  });
});
