import type { Ports, Service } from '../../emulator/suite/ports.ts';

/** Where the emulators are, as the hub of the CLI tells that runs us. */
export async function emulatorPorts(): Promise<Omit<Ports, 'origin'>> {
  const hub = process.env['FIREBASE_EMULATOR_HUB'];
  if (!hub) throw new Error('This runs inside `firebase emulators:exec`; see `npm run test:emulators`.');
  const answer = await fetch(`http://${hub}/emulators`);
  const emulators = (await answer.json()) as Record<string, { port: number } | undefined>;
  const port = (service: Service): number => {
    const found = emulators[service]?.port;
    if (found === undefined) throw new Error(`The ${service} emulator is not running.`);
    return found;
  };
  return {
    auth: port('auth'),
    functions: port('functions'),
    firestore: port('firestore'),
    hosting: port('hosting'),
  };
}
