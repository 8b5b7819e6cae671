import { checkWords } from '../../words/check-words.ts';
import type { Check } from '../check.ts';

/** The check's own call is ended, and the listener hears of it. */
export const endCallCheck: Check = {
  id: 'end-call',
  title: () => checkWords().titles.endCall,
  subject: '',
  run: async ({ findings, signal }) => {
    const { call } = findings;
    if (call === null) return { state: 'skipped', reason: () => checkWords().signaling.noCall };
    await call.end();
    findings.call = null;
    try {
      await call.until('ended', signal);
    } finally {
      call.close();
    }
    return { state: 'passed', text: () => checkWords().signaling.ended };
  },
};
