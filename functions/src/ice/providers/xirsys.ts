import { defineSecret, defineString } from 'firebase-functions/params';
import { field } from '../../../../contract/json-field.ts';
import { expiryOf, lifetimeSeconds } from './lifetime.ts';
import { ProviderError } from './provider-error.ts';
import type { IceProvider } from './provider.ts';
import { requestJson, WITHIN_MS, type ServiceOptions } from './request-json.ts';
import { basicAuth, settingOf } from './setting.ts';
import { usableServers } from './usable-servers.ts';

/** Six hours, by the check in its own code; 30 s when nothing is asked for. */
const MAXIMUM_S = 21_600;

/**
 * Xirsys: https://docs.xirsys.com/?pg=api-turn, and where that can't be read, the code that it publishes:
 * https://github.com/xirsys/openai-realtime-xirsys-webrtc/blob/main/src/sdk/xirsys.ts
 */
export function xirsys({
  service = 'https://global.xirsys.net',
  withinMs = WITHIN_MS,
}: Partial<ServiceOptions> = {}): IceProvider {
  const ident = defineString('XIRSYS_IDENT', { description: 'Name of the account.' });
  const channel = defineString('XIRSYS_CHANNEL', { description: 'Path of the channel, e.g. parley' });
  const secret = defineSecret('XIRSYS_SECRET');
  return {
    name: 'xirsys',
    secrets: [secret],
    async mint(request) {
      const user = settingOf(ident, /^[^\s:]{1,100}$/);
      const path = settingOf(channel, /^[\w-][\w.-]{0,99}(?:\/[\w-][\w.-]{0,99}){0,9}$/);
      const expire = lifetimeSeconds(request, MAXIMUM_S);
      const url = new URL(`/_turn/${path}`, service);
      // Answers in the form of RTCIceServer.
      url.searchParams.set('webrtc', '1');
      url.searchParams.set('expire', String(expire));
      const fix = [ident.name, channel.name, secret.name];
      const answer = await requestJson({
        url,
        method: 'PUT',
        headers: { authorization: basicAuth(user, settingOf(secret)) },
        signal: AbortSignal.timeout(withinMs),
        fix,
      });
      // It may refuse with status 200.
      if (field(answer, 's') === 'error') throw new ProviderError('provider/refused', { fix });
      return {
        iceServers: usableServers(field(field(answer, 'v'), 'iceServers')),
        expiresAt: expiryOf(request, expire),
      };
    },
  };
}
