import { createHash } from 'node:crypto';
import { getApp } from 'firebase-admin/app';
import { onCall, type CallableRequest } from 'firebase-functions/https';
import { CALLS } from '../../../contract/paths.ts';
import { ParleyError } from '../../../contract/errors.ts';
import { isCallId } from '../../../contract/ids.ts';
import { FUNCTIONS_REGION, type IceServersAnswer } from '../../../contract/ice-servers.ts';
import { enforceAppCheck, limits, stunUrls, turnProvider } from '../config.ts';
import { createFirestoreRest } from '../firestore/rest.ts';
import { log } from '../log.ts';
import { notSignedIn, toHttpsError } from '../refusal.ts';
import { createUsage } from '../usage/usage.ts';
import { clientAddress } from './client-address.ts';
import { iceServersFor, type MintDependencies } from './mint.ts';
import { selectProvider } from './providers/select.ts';
import { SEAT_FIELDS, type CallForSeats } from './seats.ts';

const provider = selectProvider(turnProvider());

const firestore = createFirestoreRest({
  project: process.env['GCLOUD_PROJECT'] ?? '',
  emulator: process.env['FIRESTORE_EMULATOR_HOST'],
  accessToken: async () => {
    const token = await getApp().options.credential?.getAccessToken();
    if (!token) throw new ParleyError('internal', 'no service account');
    return token.access_token;
  },
});

/** A key that all instances have and nobody else: from the provider's secrets, so that it needs none of its own. */
const usageKey = (): string => {
  const secrets = (provider?.secrets ?? []).map((secret) => secret.value());
  return createHash('sha256')
    .update(['usage', ...secrets].join('\n'))
    .digest('base64');
};

const dependencies: MintDependencies = {
  readCall: async (id) => (await firestore.get(`${CALLS}/${id}`, SEAT_FIELDS)) as CallForSeats | null,
  usage: createUsage(firestore, limits, usageKey),
  provider,
  stunUrls,
  now: Date.now,
  log,
};

/** Short-lived ICE servers: contract/ice-servers.ts has what goes in and comes out. */
export const iceServers = onCall<unknown, Promise<IceServersAnswer>>(
  {
    region: FUNCTIONS_REGION,
    secrets: [...(provider?.secrets ?? [])],
    enforceAppCheck: enforceAppCheck(),
    memory: '256MiB',
    timeoutSeconds: 10,
    maxInstances: 10,
    concurrency: 80,
  },
  async (request) => {
    if (!request.auth) throw notSignedIn();
    try {
      return await iceServersFor(
        { uid: request.auth.uid, id: callId(request.data), address: addressOf(request) },
        dependencies,
      );
    } catch (error) {
      if (!(error instanceof ParleyError)) log({ event: 'ice/failed', error });
      throw toHttpsError(error);
    }
  },
);

function callId(data: unknown): string {
  const id: unknown = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
  if (typeof id !== 'string' || !isCallId(id)) throw new ParleyError('call/invalid-id');
  return id;
}

function addressOf({ rawRequest }: CallableRequest): string {
  const header = rawRequest.headers['x-forwarded-for'];
  return clientAddress(Array.isArray(header) ? header.join(',') : header, rawRequest.socket.remoteAddress);
}
