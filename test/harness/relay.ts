import { randomUUID } from 'node:crypto';
import { hostBundle } from '../functions/bundle-host.ts';
import { startTurnserver } from './turnserver.ts';

/** A coturn, and our functions beside it that mint credentials for it. */
export interface Relay {
  /** Of the functions. */
  readonly url: string;
  close(): Promise<void>;
}

export async function startRelay(): Promise<Relay> {
  const secret = randomUUID();
  const turnserver = await startTurnserver(secret);
  const functions = await hostBundle({
    STUN_URLS: '',
    TURN_PROVIDER: 'coturn',
    TURN_URLS: turnserver.url,
    TURN_SECRET: secret,
  }).catch(async (error: unknown) => {
    await turnserver.close();
    throw error;
  });
  return {
    url: functions.url,
    close: async () => {
      await Promise.all([functions.close(), turnserver.close()]);
    },
  };
}
