import type { Check } from '../check.ts';
import { BROWSER } from '../words.ts';

/** What a browser must have for calls at all. */
export const browserCheck: Check = {
  id: 'browser',
  title: 'Browser',
  subject: '',
  run: ({ environment }) => {
    if (!environment.hasWebRtc)
      return Promise.resolve({ state: 'failed', code: 'browser/no-webrtc', ...BROWSER.noWebRtc() });
    if (!environment.isSecure)
      return Promise.resolve({ state: 'failed', code: 'browser/insecure-origin', ...BROWSER.insecure() });
    return Promise.resolve({ state: 'passed', text: BROWSER.fine });
  },
};
