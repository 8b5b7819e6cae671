import type { Check } from '../check.ts';
import { SPEAKER } from '../words.ts';

/** A sound is played, and the person says whether it was to be heard. */
export const speakerCheck: Check = {
  id: 'speaker',
  title: 'Speaker',
  subject: '',
  run: async ({ environment, signal, note, ask }) => {
    note(SPEAKER.playing);
    if (!(await environment.playSound(signal))) return { state: 'failed', ...SPEAKER.blocked };
    const heard = await ask(SPEAKER.question);
    if (heard === null) return { state: 'skipped', reason: SPEAKER.unanswered };
    return heard ? { state: 'passed', text: SPEAKER.fine } : { state: 'failed', ...SPEAKER.unheard };
  },
};
