import { describe, expect, it, vi } from 'vitest';
import { FakeComputer, fakeRemembered, FakeSight, FakeStream, type FakeDevice } from './fakes.ts';
import type { DeviceChange } from './local-media.ts';
import { RememberedDevices } from './remembered-devices.ts';
import { UserMedia } from './user-media.ts';

const camera = (id: string, label: string): FakeDevice => ({ kind: 'videoinput', id, label });
const microphone = (id: string, label: string): FakeDevice => ({ kind: 'audioinput', id, label });
const speaker = (id: string, label: string): FakeDevice => ({ kind: 'audiooutput', id, label });

const BUILT_IN = [camera('c1', 'Built-in camera'), microphone('m1', 'Built-in microphone')];
const ALL = [
  ...BUILT_IN,
  camera('c2', 'Webcam'),
  microphone('m2', 'Headset'),
  speaker('s1', 'Screen'),
  speaker('s2', 'Headset'),
];

function at(devices: FakeDevice[], text = fakeRemembered()) {
  const computer = new FakeComputer(devices);
  const remembered = new RememberedDevices(text);
  let refused: boolean | null = null;
  const media = new UserMedia({
    devices: computer,
    remembered,
    isRefused: async () => refused,
    newMediaStream: () => new FakeStream().asStream(),
    page: new FakeSight(),
  });
  const changes: DeviceChange[] = [];
  media.subscribe(() => {
    const { change } = media.devices;
    if (change !== null && changes.at(-1) !== change) changes.push(change);
  });
  return { computer, remembered, media, text, changes, refuse: () => (refused = true) };
}

/** Started, and the names of the devices are known. */
async function started(devices = ALL, text = fakeRemembered()) {
  const all = at(devices, text);
  await all.media.start();
  await vi.waitFor(() => expect(all.media.devices.lists.microphone).not.toEqual([]));
  return all;
}

const labels = ({ stream }: UserMedia): string[] => stream.getTracks().map(({ label }) => label);

describe('the choice of devices', () => {
  it('knows the names once something is allowed', async () => {
    const { media, computer } = at(ALL);
    expect(media.devices.lists.camera).toEqual([]);
    await media.start();
    await vi.waitFor(() =>
      expect(media.devices.lists.camera.map(({ label }) => label)).toEqual(['Built-in camera', 'Webcam']),
    );
    expect(media.devices.chosen).toEqual({ camera: 'c1', microphone: '', speaker: '' });
    expect(computer.asked).toEqual(['videoinput any', 'audioinput any']);
  });

  it('changes the camera: the one before is let go first, and nothing is switched off', async () => {
    const { media, computer } = await started();
    const seen = new Set<string>();
    media.subscribe(() => seen.add(media.camera.state));
    await media.choose('camera', 'c2');
    expect(computer.asked.at(-1)).toBe('videoinput exact:c2');
    expect(computer.running.sort()).toEqual(['Built-in microphone', 'Webcam']);
    expect(labels(media).sort()).toEqual(['Built-in microphone', 'Webcam']);
    expect(media.devices.chosen.camera).toBe('c2');
    expect([...seen]).toEqual(['on']);
  });

  it('changes a muted microphone, which stays muted', async () => {
    const { media, computer } = await started();
    await media.setMicrophone(false);
    await media.choose('microphone', 'm2');
    expect(media.microphone.state).toBe('off');
    expect(media.microphone.track).toMatchObject({ label: 'Headset', enabled: false });
    expect(computer.running.sort()).toEqual(['Built-in camera', 'Headset']);
    await media.setMicrophone(true);
    expect(media.microphone.track?.enabled).toBe(true);
  });

  it('mutes while the microphone is being changed', async () => {
    const { media } = await started();
    const changing = media.choose('microphone', 'm2');
    await media.setMicrophone(false);
    await changing;
    expect(media.microphone.state).toBe('off');
    expect(media.microphone.track).toMatchObject({ label: 'Headset', enabled: false });
  });

  it('drops a camera that comes after it was switched off', async () => {
    const { media, computer } = await started();
    const changing = media.choose('camera', 'c2');
    await media.setCamera(false);
    await changing;
    expect(media.camera.state).toBe('off');
    expect(computer.running).toEqual(['Built-in microphone']);
    await media.setCamera(true);
    expect(labels(media)).toContain('Webcam');
  });

  it('asks for the chosen devices first, the next time', async () => {
    const { media, text } = await started();
    await media.choose('camera', 'c2');
    await media.choose('microphone', 'm2');
    media.close();
    const next = await started(ALL, text);
    expect(next.computer.asked).toEqual(['videoinput exact:c2', 'audioinput exact:m2']);
    expect(labels(next.media).sort()).toEqual(['Headset', 'Webcam']);
    expect(next.media.devices.chosen).toMatchObject({ camera: 'c2', microphone: 'm2' });
  });

  it('finds the chosen device again by its name when its ID has changed', async () => {
    const { media, text } = await started();
    await media.choose('camera', 'c2');
    media.close();
    const next = await started([...BUILT_IN, camera('another', 'Webcam')], text);
    await vi.waitFor(() => expect(labels(next.media)).toContain('Webcam'));
    expect(next.computer.asked).toEqual([
      'videoinput exact:c2',
      'videoinput any',
      'audioinput any',
      'videoinput exact:another',
    ]);
    expect(next.media.devices.chosen.camera).toBe('another');
    expect(next.computer.running.sort()).toEqual(['Built-in microphone', 'Webcam']);
    expect(next.remembered.get('camera')?.id).toBe('another');
    expect(next.changes).toEqual([]);
  });

  it('leaves it to the system again', async () => {
    const { media, remembered } = await started();
    await media.choose('microphone', 'm2');
    await media.choose('microphone', '');
    expect(labels(media)).toContain('Built-in microphone');
    expect(media.devices.chosen.microphone).toBe('');
    expect(remembered.get('microphone')).toBeNull();
  });

  it('takes the one before again when the chosen camera doesn’t start', async () => {
    const busy: FakeDevice = { ...camera('c2', 'Webcam'), fails: 'NotReadableError' };
    const { media, changes, remembered, computer } = await started([...BUILT_IN, busy]);
    await media.choose('camera', 'c2');
    expect(media.camera.state).toBe('on');
    expect(computer.running).toContain('Built-in camera');
    expect(media.devices.chosen.camera).toBe('c1');
    expect(remembered.get('camera')).toBeNull();
    expect(changes).toEqual([{ what: 'failed', role: 'camera', label: 'Webcam', now: 'Built-in camera' }]);
  });

  it('has no camera when neither the chosen one starts nor the one before', async () => {
    const devices: FakeDevice[] = [...BUILT_IN, { ...camera('c2', 'Webcam'), fails: 'NotReadableError' }];
    const { media, computer } = await started(devices);
    computer.devices = computer.devices.map((device) => ({ ...device, fails: 'NotReadableError' }));
    await media.choose('camera', 'c2');
    expect(media.camera.error?.code).toBe('media/busy');
    expect(labels(media)).toEqual(['Built-in microphone']);
  });

  it('takes another device when the chosen one is not there', async () => {
    const text = fakeRemembered();
    new RememberedDevices(text).set('camera', { id: 'gone', label: 'Left at home' });
    const { media, computer, remembered } = await started(ALL, text);
    expect(labels(media)).toContain('Built-in camera');
    expect(computer.running).toHaveLength(2);
    expect(remembered.get('camera')?.label).toBe('Left at home');
    expect(media.devices.chosen.camera).toBe('c1');
  });

  it('falls back when the device in use is unplugged, and returns to the chosen one', async () => {
    const { media, computer, changes, remembered } = await started();
    await media.choose('microphone', 'm2');
    await media.setMicrophone(false);
    computer.unplug('m2');
    await vi.waitFor(() => expect(labels(media)).toContain('Built-in microphone'));
    expect(media.microphone.state).toBe('off');
    expect(changes.at(-1)).toEqual({
      what: 'lost',
      role: 'microphone',
      label: 'Headset',
      now: 'Built-in microphone',
    });
    expect(remembered.get('microphone')?.label).toBe('Headset');
    computer.plugIn(microphone('m2', 'Headset'));
    await vi.waitFor(() => expect(labels(media)).toContain('Headset'));
    expect(changes.at(-1)).toMatchObject({ what: 'back', role: 'microphone', now: 'Headset' });
    expect(media.microphone).toMatchObject({ state: 'off', track: { enabled: false } });
  });

  it('says that there is no camera when the only one is unplugged, and takes one that is plugged in', async () => {
    const { media, computer } = await started(BUILT_IN);
    computer.unplug('c1');
    await vi.waitFor(() => expect(media.camera.state).toBe('unavailable'));
    expect(media.camera.error?.code).toBe('media/missing');
    computer.plugIn(camera('c3', 'Borrowed camera'));
    await vi.waitFor(() => expect(labels(media)).toContain('Borrowed camera'));
  });

  it('doesn’t ask again when the permission was taken back', async () => {
    const { media, computer, refuse } = await started();
    refuse();
    const asked = computer.asked.length;
    computer.tracks.find(({ kind }) => kind === 'video')?.end();
    await vi.waitFor(() => expect(media.camera.error?.code).toBe('media/denied'));
    expect(computer.asked).toHaveLength(asked);
  });

  it('follows the chosen speaker out and in again', async () => {
    const { media, computer, changes } = await started();
    await media.choose('speaker', 's2');
    expect(media.devices.chosen.speaker).toBe('s2');
    computer.unplug('s2');
    await vi.waitFor(() => expect(media.devices.chosen.speaker).toBe(''));
    expect(changes.at(-1)).toEqual({ what: 'lost', role: 'speaker', label: 'Headset', now: '' });
    computer.plugIn(speaker('s2', 'Headset'));
    await vi.waitFor(() => expect(media.devices.chosen.speaker).toBe('s2'));
    expect(changes.at(-1)).toMatchObject({ what: 'back', role: 'speaker' });
  });

  it('takes no notice of devices after it was closed', async () => {
    const { media, computer } = await started();
    media.close();
    computer.plugIn(camera('c3', 'Borrowed camera'));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(media.devices.lists.camera).toHaveLength(2);
    expect(computer.running).toEqual([]);
  });
});
