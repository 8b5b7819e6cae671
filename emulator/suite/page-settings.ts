import { listed } from './addresses.ts';

/** Where the page asks for its settings; web/public/parley.json is what a deploy serves there. */
export const SETTINGS_PATH = '/parley.json';

/**
 * The page's settings on this machine, as JSON: no STUN, so that nothing leaves it, and no TURN.
 * PARLEY_STUN_URLS, separated by commas, and PARLEY_TURN=1 change that.
 */
export function pageSettings(env: NodeJS.ProcessEnv = process.env): string {
  return JSON.stringify({
    stunUrls: listed(env['PARLEY_STUN_URLS']),
    turn: env['PARLEY_TURN'] === '1',
    // Two tabs of one machine connect in any network.
    relayNotice: false,
  });
}
