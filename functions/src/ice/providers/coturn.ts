import { createHmac } from 'node:crypto';
import { defineSecret, defineString } from 'firebase-functions/params';
import { coturnUrls } from './coturn-urls.ts';
import type { IceProvider, MintRequest } from './provider.ts';
import { settingOf } from './setting.ts';
import { usableServers } from './usable-servers.ts';

/** One's own coturn with `use-auth-secret`: TURN_URLS and the secret TURN_SECRET, its `static-auth-secret`. */
export function coturn(): IceProvider {
  const urls = defineString('TURN_URLS', {
    description:
      'Your TURN server: its host name, e.g. turn.example.org, for the ports of docs/turn.md; or a list of URLs ' +
      'separated by commas, e.g. turn:turn.example.org:3478?transport=udp',
  });
  const secret = defineSecret('TURN_SECRET');
  return {
    name: 'coturn',
    secrets: [secret],
    async mint(request) {
      const { expiresAt, ...credentials } = coturnCredentials(settingOf(secret), request);
      return { iceServers: usableServers({ urls: coturnUrls(urls.value()), ...credentials }), expiresAt };
    },
  };
}

export interface CoturnCredentials {
  readonly username: string;
  readonly credential: string;
  /** Milliseconds since 1970, a whole second. */
  readonly expiresAt: number;
}

/**
 * Credentials of "A REST API For Access To TURN Services" (draft-uberti-behave-turn-rest), as coturn
 * checks them: the user name is `<unix expiry in seconds>:<uid>`, the password its HMAC-SHA1.
 */
export function coturnCredentials(secret: string, request: MintRequest): CoturnCredentials {
  const expiry = Math.floor((request.now + request.lifetimeMs) / 1000);
  const username = `${expiry}:${request.uid}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return { username, credential, expiresAt: expiry * 1000 };
}
