import { checkWords } from '../../words/check-words.ts';
import type { Check } from '../check.ts';
import { failed } from '../words.ts';

/** A sound is played, and the person says whether it was to be heard. */
export const speakerCheck: Check = {
  id: 'speaker',
  title: () => checkWords().titles.speaker,
  subject: '',
  run: async ({ environment, signal, note, ask }) => {
    note(() => checkWords().speaker.playing);
    if (!(await environment.playSound(signal))) return failed(() => checkWords().speaker.blocked);
    const heard = await ask(() => checkWords().speaker.question);
    if (heard === null) return { state: 'skipped', reason: () => checkWords().speaker.unanswered };
    return heard
      ? { state: 'passed', text: () => checkWords().speaker.fine }
      : failed(() => checkWords().speaker.unheard);
  },
};
