import type { Check } from '../check.ts';
import { linkedSignal } from '../linked-signal.ts';
import { CAMERA, deviceFailure, WAITING_FOR_PERMISSION } from '../words.ts';

const PICTURE_WITHIN_MS = 8_000;

/** A camera is given and a picture comes from it. */
export const cameraCheck: Check = {
  id: 'camera',
  title: 'Camera',
  subject: '',
  run: async ({ environment, signal, note }) => {
    note(WAITING_FOR_PERMISSION);
    const device = await environment.openDevice('camera', signal).catch(deviceFailure('camera'));
    if ('state' in device) return device;
    note(CAMERA.waiting);
    const within = linkedSignal(signal, PICTURE_WITHIN_MS);
    const size = await environment.firstPicture(device.stream, within.signal).finally(within.release);
    if (size === null) return { state: 'failed', ...CAMERA.noPicture };
    return { state: 'passed', text: CAMERA.fine(size, device.label) };
  },
};
