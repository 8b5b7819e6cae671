import { isStunUrl } from '../../../contract/ice-urls.ts';
import type { CallSettings } from '../call/settings.ts';

/**
 * Hosting serves it beside the page, so that it is changed without a build:
 * `{ "stunUrls": ["stun:…"], "turn": false }`, `"relayNotice": false` to leave that notice out, `"relayOnly": true` to
 * hide everybody's address, and `"appCheckKey": "…"` to attest by App Check.
 */
const SETTINGS_URL = '/parley.json';
const WITHIN_MS = 5_000;

/** What the deployer has chosen for the page as a whole. */
export interface PageSettings extends CallSettings {
  /** Site key of reCAPTCHA Enterprise; empty: App Check is off. */
  readonly appCheckKey: string;
}

export const DEFAULT_SETTINGS: PageSettings = {
  stunUrls: ['stun:stun.l.google.com:19302'],
  turn: false,
  relayNotice: true,
  relayOnly: false,
  appCheckKey: '',
};

/**
 * The settings; where the file is missing, or no settings, the defaults. Rejects when Hosting can't be reached:
 * without knowing whether App Check is on, nothing that follows could work.
 */
export async function loadSettings(fetch: typeof globalThis.fetch = globalThis.fetch): Promise<PageSettings> {
  const response = await fetch(SETTINGS_URL, {
    credentials: 'omit',
    signal: AbortSignal.timeout(WITHIN_MS),
  });
  if (response.status >= 500) throw new Error(`${SETTINGS_URL} answered ${response.status}`);
  if (!response.ok) return DEFAULT_SETTINGS;
  // Without the file, Hosting answers with the page.
  return response.json().then(parseSettings, () => DEFAULT_SETTINGS);
}

export function parseSettings(json: unknown): PageSettings {
  const fields: { [field: string]: unknown } = typeof json === 'object' && json !== null ? { ...json } : {};
  const { stunUrls, turn, relayNotice, relayOnly, appCheckKey } = fields;
  const hasTurn = typeof turn === 'boolean' ? turn : DEFAULT_SETTINGS.turn;
  return {
    stunUrls: isStunUrls(stunUrls) ? stunUrls : DEFAULT_SETTINGS.stunUrls,
    turn: hasTurn,
    relayNotice: typeof relayNotice === 'boolean' ? relayNotice : !hasTurn,
    // Who writes anything odd here wanted addresses to be hidden.
    relayOnly: relayOnly !== undefined && relayOnly !== false,
    appCheckKey: typeof appCheckKey === 'string' ? appCheckKey : DEFAULT_SETTINGS.appCheckKey,
  };
}

function isStunUrls(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((url) => typeof url === 'string' && isStunUrl(url));
}
