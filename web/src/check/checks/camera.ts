import { isolated } from '../../words/isolated.ts';
import { checkWords } from '../../words/check-words.ts';
import type { Check } from '../check.ts';
import { linkedSignal } from '../linked-signal.ts';
import { deviceFailure, failed } from '../words.ts';

const PICTURE_WITHIN_MS = 8_000;

/** A camera is given and a picture comes from it. */
export const cameraCheck: Check = {
  id: 'camera',
  title: () => checkWords().titles.camera,
  subject: '',
  run: async ({ environment, signal, note }) => {
    note(() => checkWords().waitingForPermission);
    const device = await environment.openDevice('camera', signal).catch(deviceFailure('camera'));
    if ('state' in device) return device;
    note(() => checkWords().camera.waiting);
    const within = linkedSignal(signal, PICTURE_WITHIN_MS);
    const size = await environment.firstPicture(device.stream, within.signal).finally(within.release);
    if (size === null) return failed(() => checkWords().camera.noPicture);
    const { width, height } = size;
    return {
      state: 'passed',
      text: () => checkWords().camera.fine(width, height, isolated(device.label)),
    };
  },
};
