import { createHmac } from 'node:crypto';
import { defineSecret, defineString } from 'firebase-functions/params';
import { splitUrls } from '../../config.ts';
import type { IceServer } from '../../../../contract/ice-servers.ts';
import type { IceProvider, MintRequest } from './provider.ts';

/** One's own coturn with `use-auth-secret`: TURN_URLS and the secret TURN_SECRET, its `static-auth-secret`. */
export function coturn(): IceProvider {
  const urls = defineString('TURN_URLS', {
    description: 'TURN servers, separated by commas, e.g. turn:turn.example.org:3478?transport=udp',
  });
  const secret = defineSecret('TURN_SECRET');
  return {
    name: 'coturn',
    secrets: [secret],
    mint: async (request) => [coturnServer(splitUrls(urls.value()), secret.value(), request)],
  };
}

/**
 * Credentials of "A REST API For Access To TURN Services" (draft-uberti-behave-turn-rest), as coturn
 * checks them: the user name is `<unix expiry in seconds>:<uid>`, the password its HMAC-SHA1.
 */
export function coturnServer(urls: readonly string[], secret: string, request: MintRequest): IceServer {
  const expiry = Math.floor((request.now + request.lifetimeMs) / 1000);
  const username = `${expiry}:${request.uid}`;
  return { urls, username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}
