import { defineSecret, defineString } from 'firebase-functions/params';
import { field } from '../../../../contract/json-field.ts';
import { expiryOf, lifetimeSeconds } from './lifetime.ts';
import type { IceProvider } from './provider.ts';
import { requestJson, WITHIN_MS, type ServiceOptions } from './request-json.ts';
import { settingOf } from './setting.ts';
import { usableServers } from './usable-servers.ts';

/** 48 hours. */
const MAXIMUM_S = 172_800;

/** Cloudflare Realtime TURN: https://developers.cloudflare.com/realtime/turn/generate-credentials/ */
export function cloudflare({
  service = 'https://rtc.live.cloudflare.com',
  withinMs = WITHIN_MS,
}: Partial<ServiceOptions> = {}): IceProvider {
  const key = defineString('CLOUDFLARE_TURN_KEY_ID', { description: 'ID of the TURN key, 32 characters.' });
  const token = defineSecret('CLOUDFLARE_TURN_API_TOKEN');
  return {
    name: 'cloudflare',
    secrets: [token],
    async mint(request) {
      const id = settingOf(key, /^[0-9a-f]{32}$/i);
      const ttl = lifetimeSeconds(request, MAXIMUM_S);
      const answer = await requestJson({
        url: new URL(`/v1/turn/keys/${id}/credentials/generate-ice-servers`, service),
        method: 'POST',
        headers: { authorization: `Bearer ${settingOf(token)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ttl }),
        signal: AbortSignal.timeout(withinMs),
        fix: [key.name, token.name],
      });
      return { iceServers: usableServers(field(answer, 'iceServers')), expiresAt: expiryOf(request, ttl) };
    },
  };
}
