import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeComputer, fakeRemembered, FakeSight, FakeStream, type FakeDevice } from './fakes.ts';
import { RememberedDevices } from './remembered-devices.ts';
import { UserMedia } from './user-media.ts';

const CAMERA: FakeDevice = { kind: 'videoinput', id: 'c1', label: 'Camera' };
const MICROPHONE: FakeDevice = { kind: 'audioinput', id: 'm1', label: 'Microphone' };

async function started() {
  const [camera, microphone] = [{ ...CAMERA }, { ...MICROPHONE }];
  const computer = new FakeComputer([camera, microphone]);
  const page = new FakeSight();
  const media = new UserMedia({
    devices: computer,
    remembered: new RememberedDevices(fakeRemembered()),
    isRefused: async () => null,
    newMediaStream: () => new FakeStream().asStream(),
    page,
  });
  await media.start();
  await pass(0);
  computer.asked.length = 0;
  const track = (kind: 'audio' | 'video') => computer.tracks.findLast((one) => one.kind === kind);
  return { media, computer, page, camera, microphone, track };
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('a device that another app takes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is noticed after a second, and known to be back when the system gives it back', async () => {
    const { media, computer, track } = await started();
    const told: boolean[] = [];
    media.subscribe(() => told.push(media.microphone.taken));
    track('audio')?.setMuted(true);
    expect(media.microphone.taken).toBe(false);
    await pass(1_000);
    expect([media.microphone.state, media.microphone.taken]).toEqual(['on', true]);
    track('audio')?.setMuted(false);
    expect(media.microphone.taken).toBe(false);
    expect(told).toEqual([true, false]);
    await pass(200_000);
    expect(computer.asked).toEqual([]);
  });

  it('is not taken when it only stutters', async () => {
    const { media, track } = await started();
    track('video')?.setMuted(true);
    await pass(900);
    track('video')?.setMuted(false);
    await pass(5_000);
    expect(media.camera.taken).toBe(false);
  });

  it('is asked for again, with longer and longer pauses', async () => {
    const { media, computer, track, microphone } = await started();
    microphone.fails = 'NotReadableError';
    track('audio')?.setMuted(true);
    await pass(1_000);
    await pass(2_999);
    expect(computer.asked).toEqual([]);
    await pass(1);
    expect(computer.asked).toEqual(['audioinput any']);
    await pass(600_000);
    expect(computer.asked).toHaveLength(5);
    expect(media.microphone.taken).toBe(true);
  });

  it('is used again with the track that was asked for', async () => {
    const { media, computer, track } = await started();
    const before = track('audio');
    before?.setMuted(true);
    await pass(4_000);
    expect(track('audio')).not.toBe(before);
    expect([media.microphone.state, media.microphone.taken]).toEqual(['on', false]);
    expect(media.stream.getAudioTracks()).toEqual([track('audio')]);
    expect(computer.running.toSorted()).toEqual(['Camera', 'Microphone']);
  });

  it.each(['comes back to the page', 'plugs something in'])(
    'is asked for when the person %s',
    async (sign) => {
      const { media, computer, page, track, microphone } = await started();
      microphone.fails = 'NotReadableError';
      page.show(false);
      track('audio')?.setMuted(true);
      await pass(600_000);
      expect(computer.asked).toEqual([]);
      delete microphone.fails;
      page.show(sign === 'comes back to the page');
      if (sign === 'plugs something in') {
        page.show(true);
        computer.dispatchEvent(new Event('devicechange'));
      }
      await pass(1_000);
      expect(computer.asked).toEqual(['audioinput any']);
      expect(media.microphone.taken).toBe(false);
    },
  );

  it('is nobody’s concern once the person switched it off', async () => {
    const { media, computer, track } = await started();
    track('audio')?.setMuted(true);
    await pass(1_000);
    await media.setMicrophone(false);
    expect(media.microphone.taken).toBe(false);
    await pass(600_000);
    expect(computer.asked).toEqual([]);
    await media.setMicrophone(true);
    expect(media.microphone.taken).toBe(true);
  });

  it('comes back after a call that has ended its track', async () => {
    const { media, computer, track, microphone } = await started();
    microphone.fails = 'NotReadableError';
    track('audio')?.end();
    await pass(0);
    expect([media.microphone.state, media.microphone.error?.code]).toEqual(['unavailable', 'media/busy']);
    await pass(3_000);
    expect(media.microphone.state).toBe('unavailable');
    delete microphone.fails;
    await pass(6_000);
    expect(media.microphone.state).toBe('on');
    expect(computer.running.toSorted()).toEqual(['Camera', 'Microphone']);
  });

  it('tells of a camera that was let go and doesn’t come back, and goes on trying', async () => {
    const { media, track, camera } = await started();
    camera.fails = 'NotReadableError';
    track('video')?.setMuted(true);
    await pass(4_000);
    expect([media.camera.state, media.camera.error?.code]).toEqual(['unavailable', 'media/busy']);
    delete camera.fails;
    await pass(12_000);
    expect([media.camera.state, media.camera.taken]).toEqual(['on', false]);
  });

  it('is not asked for where it was never in use', async () => {
    const { media, computer, camera } = await started();
    await media.setCamera(false);
    camera.fails = 'NotReadableError';
    await media.setCamera(true);
    expect(media.camera.state).toBe('unavailable');
    computer.asked.length = 0;
    await pass(600_000);
    expect(computer.asked).toEqual([]);
  });
});
