import { checkWords } from '../../words/check-words.ts';
import type { Check } from '../check.ts';
import { wordsFor } from '../words.ts';

/** What a browser must have for calls at all. */
export const browserCheck: Check = {
  id: 'browser',
  title: () => checkWords().titles.browser,
  subject: '',
  run: ({ environment }) => {
    if (!environment.hasWebRtc)
      return Promise.resolve({
        state: 'failed',
        code: 'browser/no-webrtc',
        ...wordsFor('browser/no-webrtc'),
      });
    if (!environment.isSecure)
      return Promise.resolve({
        state: 'failed',
        code: 'browser/insecure-origin',
        ...wordsFor('browser/insecure-origin'),
      });
    return Promise.resolve({ state: 'passed', text: () => checkWords().browser });
  },
};
