import type { Check } from '../check.ts';
import { SIGNALING } from '../words.ts';

/** The check's own call is ended, and the listener hears of it. */
export const endCallCheck: Check = {
  id: 'end-call',
  title: 'Firestore, ending the call',
  subject: '',
  run: async ({ findings, signal }) => {
    const { call } = findings;
    if (call === null) return { state: 'skipped', reason: SIGNALING.noCall };
    await call.end();
    findings.call = null;
    try {
      await call.until('ended', signal);
    } finally {
      call.close();
    }
    return { state: 'passed', text: SIGNALING.ended };
  },
};
