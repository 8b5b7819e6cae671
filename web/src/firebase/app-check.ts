import type { FirebaseApp } from 'firebase/app';
import {
  getToken,
  initializeAppCheck,
  onTokenChanged,
  ReCaptchaEnterpriseProvider,
} from 'firebase/app-check';
import type { TokenSource } from '../signaling/firestore-rest.ts';

/**
 * Attests that requests come from this page: https://firebase.google.com/docs/app-check. The SDKs of Auth and
 * Firestore send its tokens by themselves; what is sent without them takes the token from here. Loaded only
 * where a project has a site key.
 */
export function startAppCheck(app: FirebaseApp, siteKey: string): TokenSource {
  const appCheck = initializeAppCheck(app, {
    provider: new ReCaptchaEnterpriseProvider(siteKey),
    isTokenAutoRefreshEnabled: true,
  });
  let current: string | null = null;
  onTokenChanged(appCheck, ({ token }) => (current = token));
  return { current: () => current, fresh: async () => (await getToken(appCheck)).token };
}
