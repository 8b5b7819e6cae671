import { ParleyError, toParleyError } from '../../../contract/errors.ts';
import type { Connection } from '../call/call-session.ts';
import { loadConfig } from './config.ts';
import type { PageSettings } from './settings.ts';

const WITHIN_MS = 12_000;

/**
 * Loads Firebase, signs in and connects the signaling. Fails with `network/offline`, or with
 * `network/firebase-unreachable` also when it takes more than 12 s.
 */
export async function connectFirebase(settings: Promise<PageSettings>): Promise<Connection> {
  if (!navigator.onLine) throw new ParleyError('network/offline');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new ParleyError('network/firebase-unreachable', 'It took too long')),
      WITHIN_MS,
    );
  });
  try {
    return await Promise.race([load(settings), tooLong]);
  } catch (error) {
    if (!navigator.onLine) throw new ParleyError('network/offline', undefined, { cause: error });
    throw toParleyError(error, 'network/firebase-unreachable');
  } finally {
    clearTimeout(timer);
  }
}

async function load(settings: Promise<PageSettings>): Promise<Connection> {
  const [config, chosen, { connect }] = await Promise.all([loadConfig(), settings, import('./connect.ts')]);
  return connect(config, chosen, new URL(location.href));
}
