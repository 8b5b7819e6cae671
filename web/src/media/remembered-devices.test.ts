import { describe, expect, it } from 'vitest';
import { fakeRemembered } from './fakes.ts';
import { RememberedDevices } from './remembered-devices.ts';

const webcam = { id: 'c1', label: 'Webcam' };
const headset = { id: 'm1', label: 'Headset' };

describe('RememberedDevices', () => {
  it('keeps one for each role, over a reload', () => {
    const text = fakeRemembered();
    const before = new RememberedDevices(text);
    before.set('camera', webcam);
    before.set('microphone', headset);
    before.set('camera', null);
    const after = new RememberedDevices(text);
    expect(after.get('camera')).toBeNull();
    expect(after.get('microphone')).toEqual(headset);
    expect(after.get('speaker')).toBeNull();
  });

  it('finds a device by its ID first, else by its label', () => {
    const devices = new RememberedDevices(fakeRemembered());
    devices.set('camera', webcam);
    const same = { id: 'x', label: 'Webcam' };
    expect(devices.find('camera', [same, webcam])).toBe(webcam);
    expect(devices.find('camera', [{ id: 'y', label: 'Other' }, same])).toBe(same);
    expect(devices.find('camera', [{ id: 'y', label: 'Other' }])).toBeNull();
    expect(devices.find('microphone', [same])).toBeNull();
  });

  it.each(['', 'null', '{', '[1]', '"text"', '{"camera":{"id":1}}', '{"camera":null}'])(
    'takes %j for nothing',
    (text) => {
      const devices = new RememberedDevices(fakeRemembered(text));
      expect(devices.get('camera')).toBeNull();
      devices.set('camera', webcam);
      expect(devices.get('camera')).toEqual(webcam);
    },
  );
});
