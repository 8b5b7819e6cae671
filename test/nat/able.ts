import { Namespaces } from './namespaces.ts';
import { rulesOf } from './nat-kinds.ts';

/** Why no lab can be had here, or null. It finds out by making the smallest one. */
export async function whatLacks(): Promise<string | null> {
  if (process.platform !== 'linux') return 'Network namespaces are a thing of Linux.';
  let trial: Namespaces | null = null;
  try {
    trial = new Namespaces();
    const router = trial.add('trial');
    trial.cable({ namespace: null, port: trial.tag }, { namespace: router, port: 'wan' });
    trial.rule(router, rulesOf('web only'));
    trial.run(router, ['socat', '-V']);
    return null;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return `No namespaces can be made here (root, iproute2, nftables and socat are needed): ${words.trim()}`;
  } finally {
    await trial?.close().catch(() => undefined);
  }
}

/** Whether this is a run of continuous integration. Inside the emulators CI says nothing: their CLI is given it. */
export const isCi = (env: NodeJS.ProcessEnv = process.env): boolean =>
  !['', '0', 'false', undefined].includes(env['PARLEY_CI'] ?? env['CI']);
