import { isolated } from '../../words/isolated.ts';
import { checkWords } from '../../words/check-words.ts';
import type { Check } from '../check.ts';
import { linkedSignal } from '../linked-signal.ts';
import { deviceFailure, failed } from '../words.ts';

const SOUND_WITHIN_MS = 8_000;
/** Of the largest amplitude that there is, 1. Quiet rooms are far below it, speech above. */
const HEARD = 0.02;

/** A microphone is given and hears something. */
export const microphoneCheck: Check = {
  id: 'microphone',
  title: () => checkWords().titles.microphone,
  subject: '',
  run: async ({ environment, signal, note }) => {
    note(() => checkWords().waitingForPermission);
    const device = await environment.openDevice('microphone', signal).catch(deviceFailure('microphone'));
    if ('state' in device) return device;
    note(() => checkWords().microphone.speak);
    const within = linkedSignal(signal, SOUND_WITHIN_MS);
    const loudest = await environment.loudest(device.stream, HEARD, within.signal).finally(within.release);
    if (loudest < HEARD) return failed(() => checkWords().microphone.silent);
    return { state: 'passed', text: () => checkWords().microphone.fine(isolated(device.label)) };
  },
};
