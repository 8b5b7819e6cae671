import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SuiteFailure } from './failure.ts';
import { ROOT } from './paths.ts';

export const SERVICES = ['origin', 'auth', 'functions', 'firestore', 'hosting'] as const;
export type Service = (typeof SERVICES)[number];
export type Ports = Record<Service, number>;

/** Where the page is: the only address a person needs. The others are those of firebase.json. */
const ORIGIN_PORT = 5170;

const WHO: Record<Service, string> = {
  origin: 'the page',
  auth: 'the Auth emulator',
  functions: 'the Functions emulator',
  firestore: 'the local Firestore',
  hosting: 'the Hosting emulator',
};

/** The variable that moves a service: PARLEY_PORT for the page, PARLEY_AUTH_PORT and so on for the rest. */
export function portVariable(service: Service): string {
  return service === 'origin' ? 'PARLEY_PORT' : `PARLEY_${service.toUpperCase()}_PORT`;
}

/** The ports that firebase.json fixes, and the page's. */
export function fixedPorts(): Ports {
  const config = JSON.parse(readFileSync(join(ROOT, 'firebase.json'), 'utf8')) as {
    emulators: Record<Exclude<Service, 'origin'>, { port: number }>;
  };
  const { auth, functions, firestore, hosting } = config.emulators;
  return {
    origin: ORIGIN_PORT,
    auth: auth.port,
    functions: functions.port,
    firestore: firestore.port,
    hosting: hosting.port,
  };
}

function parsePort(name: string, text: string, least: number): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= least && port <= 65_535) return port;
  throw new SuiteFailure(`${name}=${text} is not a port number (${least} to 65535).`);
}

/** The fixed ports, all moved by PARLEY_PORT_OFFSET, each replaced by its own variable where that is set. */
export function chosenPorts(env: NodeJS.ProcessEnv = process.env): Ports {
  const offset = parsePort('PARLEY_PORT_OFFSET', env['PARLEY_PORT_OFFSET'] ?? '0', 0);
  const ports = movedPorts(offset);
  for (const service of SERVICES) {
    const name = portVariable(service);
    const own = env[name];
    if (own) ports[service] = parsePort(name, own, 1);
  }
  return ports;
}

function movedPorts(offset: number): Ports {
  const ports = fixedPorts();
  for (const service of SERVICES) ports[service] += offset;
  return ports;
}

export function samePorts(a: Ports, b: Ports): boolean {
  return SERVICES.every((service) => a[service] === b[service]);
}

/** Whether nobody listens on this port of a loopback address. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port that the system has chosen. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Ends with plain words when two services want one port or someone else has it. */
export async function requirePorts(ports: Ports): Promise<void> {
  const taken: string[] = [];
  const seen = new Map<number, Service>();
  for (const service of SERVICES) {
    const port = ports[service];
    const other = seen.get(port);
    if (other)
      throw new SuiteFailure(`Port ${port} is asked for twice: by ${WHO[other]} and by ${WHO[service]}.`);
    seen.set(port, service);
    if (!(await isPortFree(port))) {
      taken.push(
        `Port ${port}, for ${WHO[service]}, is taken. To use another: ${portVariable(service)}=<port>`,
      );
    }
  }
  if (taken.length === 0) return;
  throw new SuiteFailure(
    `${taken.join('\n')}\nIs Parley running already? To move all ports together: PARLEY_PORT_OFFSET=100`,
  );
}

/** The fixed ports, or the first set beside them that nobody uses (`from`: moved by at least so much): for runs that nobody looks at. */
export async function freePorts(from = 0): Promise<Ports> {
  for (let offset = from; offset < from + 5000; offset += 100) {
    const ports = movedPorts(offset);
    const free = await Promise.all(SERVICES.map((service) => isPortFree(ports[service])));
    if (free.every(Boolean)) return ports;
  }
  throw new SuiteFailure('No free ports were found for the emulators.');
}
