import { defineSecret, defineString } from 'firebase-functions/params';
import { field } from '../../../../contract/json-field.ts';
import { expiryOf, lifetimeSeconds } from './lifetime.ts';
import { ProviderError } from './provider-error.ts';
import type { IceProvider } from './provider.ts';
import { requestJson, WITHIN_MS } from './request-json.ts';
import { settingOf } from './setting.ts';
import { usableServers } from './usable-servers.ts';

/** It documents none; a day is more than we ever ask for. */
const MAXIMUM_S = 86_400;

/**
 * Metered's TURN: a credential is made by
 * https://www.metered.ca/docs/turn-rest-api/post-create-credential and then its servers are fetched by
 * https://www.metered.ca/docs/turn-rest-api/get-credential. Secret and key go into the query: its API has no
 * other way.
 */
export function metered({
  serviceAt = (domain: string) => `https://${domain}`,
  withinMs = WITHIN_MS,
} = {}): IceProvider {
  const domain = defineString('METERED_DOMAIN', { description: 'E.g. example.metered.live' });
  const secret = defineSecret('METERED_SECRET_KEY');
  return {
    name: 'metered',
    secrets: [secret],
    async mint(request) {
      // Nothing but its own domains may get the secret.
      const service = serviceAt(settingOf(domain, /^[a-z0-9-]{1,63}\.metered\.live$/i));
      const fix = [domain.name, secret.name];
      const signal = AbortSignal.timeout(withinMs);
      // Left out, it never expires.
      const expiryInSeconds = lifetimeSeconds(request, MAXIMUM_S);
      const making = new URL('/api/v1/turn/credential', service);
      making.searchParams.set('secretKey', settingOf(secret));
      const made = await requestJson({
        url: making,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ expiryInSeconds, label: 'parley' }),
        signal,
        fix,
      });
      const apiKey = field(made, 'apiKey');
      if (typeof apiKey !== 'string' || apiKey === '') throw new ProviderError('provider/nonsense');
      const fetching = new URL('/api/v1/turn/credentials', service);
      fetching.searchParams.set('apiKey', apiKey);
      return {
        iceServers: usableServers(await requestJson({ url: fetching, method: 'GET', signal, fix })),
        expiresAt: expiryOf(request, expiryInSeconds, field(made, 'expiryInSeconds')),
      };
    },
  };
}
