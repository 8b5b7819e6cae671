import type { Check } from '../check.ts';
import { linkedSignal } from '../linked-signal.ts';
import { deviceFailure, MICROPHONE, WAITING_FOR_PERMISSION } from '../words.ts';

const SOUND_WITHIN_MS = 8_000;
/** Of the largest amplitude that there is, 1. Quiet rooms are far below it, speech above. */
const HEARD = 0.02;

/** A microphone is given and hears something. */
export const microphoneCheck: Check = {
  id: 'microphone',
  title: 'Microphone',
  subject: '',
  run: async ({ environment, signal, note }) => {
    note(WAITING_FOR_PERMISSION);
    const device = await environment.openDevice('microphone', signal).catch(deviceFailure('microphone'));
    if ('state' in device) return device;
    note(MICROPHONE.speak);
    const within = linkedSignal(signal, SOUND_WITHIN_MS);
    const loudest = await environment.loudest(device.stream, HEARD, within.signal).finally(within.release);
    if (loudest < HEARD) return { state: 'failed', ...MICROPHONE.silent };
    return { state: 'passed', text: MICROPHONE.fine(device.label) };
  },
};
