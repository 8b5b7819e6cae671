import { defineSecret, defineString } from 'firebase-functions/params';
import { field } from '../../../../contract/json-field.ts';
import { expiryOf, lifetimeSeconds } from './lifetime.ts';
import type { IceProvider } from './provider.ts';
import { requestJson, WITHIN_MS, type ServiceOptions } from './request-json.ts';
import { basicAuth, settingOf, type Setting } from './setting.ts';
import { usableServers } from './usable-servers.ts';

/** A day, which is also what it grants when nothing is asked for. */
const MAXIMUM_S = 86_400;

/** An API key, whose secret is then the secret. Not a parameter: a deploy would insist on a value. */
const API_KEY: Setting = {
  name: 'TWILIO_API_KEY_SID',
  value: () => process.env['TWILIO_API_KEY_SID'] ?? '',
};

/** Twilio's Network Traversal Service: https://www.twilio.com/docs/stun-turn/api */
export function twilio({
  service = 'https://api.twilio.com',
  withinMs = WITHIN_MS,
}: Partial<ServiceOptions> = {}): IceProvider {
  const account = defineString('TWILIO_ACCOUNT_SID', { description: 'The account: AC and 32 characters.' });
  const secret = defineSecret('TWILIO_AUTH_TOKEN');
  return {
    name: 'twilio',
    secrets: [secret],
    async mint(request) {
      const sid = settingOf(account, /^AC[0-9a-f]{32}$/i);
      const user = settingOf(API_KEY, /^(?:SK[0-9a-f]{32})?$/i) || sid;
      const ttl = lifetimeSeconds(request, MAXIMUM_S);
      const answer = await requestJson({
        url: new URL(`/2010-04-01/Accounts/${sid}/Tokens.json`, service),
        method: 'POST',
        headers: {
          authorization: basicAuth(user, settingOf(secret)),
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ Ttl: String(ttl) }).toString(),
        signal: AbortSignal.timeout(withinMs),
        fix: user === sid ? [account.name, secret.name] : [account.name, API_KEY.name, secret.name],
      });
      return {
        iceServers: usableServers(field(answer, 'ice_servers')),
        expiresAt: expiryOf(request, ttl, field(answer, 'ttl')),
      };
    },
  };
}
