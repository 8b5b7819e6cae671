import { checkWords } from '../../words/check-words.ts';
import type { Check } from '../check.ts';

/** Settings and Firebase are loaded, and one is signed in without a name. */
export const signInCheck: Check = {
  id: 'sign-in',
  title: () => checkWords().titles.signIn,
  subject: '',
  run: async ({ environment, findings }) => {
    findings.settings = await environment.loadSettings();
    findings.connection = await environment.connect(findings.settings);
    return { state: 'passed', text: () => checkWords().signaling.signedIn };
  },
};
