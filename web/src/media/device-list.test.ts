import { describe, expect, it } from 'vitest';
import { listDevices, NO_LISTS } from './device-list.ts';

describe('listDevices', () => {
  it('sorts devices by what they are for', () => {
    expect(
      listDevices([
        { kind: 'audioinput', deviceId: 'm1', label: 'Headset' },
        { kind: 'videoinput', deviceId: 'c1', label: 'Webcam' },
        { kind: 'audiooutput', deviceId: 's1', label: 'Headset' },
        { kind: 'videoinput', deviceId: 'c2', label: 'Other webcam' },
      ]),
    ).toEqual({
      camera: [
        { id: 'c1', label: 'Webcam' },
        { id: 'c2', label: 'Other webcam' },
      ],
      microphone: [{ id: 'm1', label: 'Headset' }],
      speaker: [{ id: 's1', label: 'Headset' }],
    });
  });

  it('leaves out what has no name yet, and second names of the same devices', () => {
    expect(
      listDevices([
        { kind: 'videoinput', deviceId: '', label: '' },
        { kind: 'audioinput', deviceId: 'm1', label: '' },
        { kind: 'audioinput', deviceId: 'default', label: 'Default - Headset' },
        { kind: 'audiooutput', deviceId: 'communications', label: 'Communications - Headset' },
      ]),
    ).toEqual(NO_LISTS);
  });
});
