import { describe, expect, it, vi } from 'vitest';
import { fakeRemembered, FakeSight, FakeStream, FakeTrack } from './fakes.ts';
import { RememberedDevices } from './remembered-devices.ts';
import { UserMedia, type CaptureEnvironment } from './user-media.ts';

type Answer =
  'ok' | 'NotAllowedError' | 'NotFoundError' | 'NotReadableError' | 'OverconstrainedError' | 'OddError';

interface Devices {
  readonly camera?: Answer;
  readonly microphone?: Answer;
  readonly refused?: Partial<Record<'camera' | 'microphone', boolean | null>>;
}

/** Devices that answer by kind; a request for both fails as the first of them that does. */
function mediaWith({ camera = 'ok', microphone = 'ok', refused = {} }: Devices) {
  const asked: string[] = [];
  const tracks: FakeTrack[] = [];
  const getUserMedia = async ({ video, audio }: MediaStreamConstraints = {}): Promise<MediaStream> => {
    asked.push([video && 'video', audio && 'audio'].filter(Boolean).join('+'));
    const failure = [video && camera, audio && microphone].find((answer) => answer && answer !== 'ok');
    if (typeof failure === 'string') throw new DOMException('no', failure);
    const made = [...(video ? [new FakeTrack('video')] : []), ...(audio ? [new FakeTrack('audio')] : [])];
    tracks.push(...made);
    return new FakeStream(made).asStream();
  };
  const environment: CaptureEnvironment = {
    devices: Object.assign(new EventTarget(), { getUserMedia, enumerateDevices: async () => [] }),
    remembered: new RememberedDevices(fakeRemembered()),
    isRefused: async (kind) => refused[kind] ?? null,
    newMediaStream: () => new FakeStream().asStream(),
    page: new FakeSight(),
  };
  return { media: new UserMedia(environment), asked, tracks };
}

const states = ({ camera, microphone }: UserMedia): string => `${camera.state} ${microphone.state}`;
const kinds = ({ stream }: UserMedia): string[] => stream.getTracks().map(({ kind }) => kind);

describe('UserMedia', () => {
  it('asks for camera and microphone at once', async () => {
    const { media, asked } = mediaWith({});
    const seen: string[] = [];
    media.subscribe(() => seen.push(states(media)));
    expect(states(media)).toBe('idle idle');
    await media.start();
    expect(asked).toEqual(['video+audio']);
    expect(seen).toContain('asking asking');
    expect(states(media)).toBe('on on');
    expect(kinds(media).sort()).toEqual(['audio', 'video']);
    await media.start();
    expect(asked).toHaveLength(1);
  });

  it.each<[Answer, string]>([
    ['NotFoundError', 'media/missing'],
    ['OverconstrainedError', 'media/missing'],
    ['NotReadableError', 'media/busy'],
    ['OddError', 'media/failed'],
  ])('has the microphone without the camera on %s', async (camera, code) => {
    const { media, asked } = mediaWith({ camera });
    await media.start();
    expect(asked).toEqual(['video+audio', 'video', 'audio']);
    expect(states(media)).toBe('unavailable on');
    expect(media.camera.error?.code).toBe(code);
    expect(media.microphone.error).toBeNull();
    expect(kinds(media)).toEqual(['audio']);
  });

  it('does not ask again what was just refused', async () => {
    const { media, asked } = mediaWith({ camera: 'NotAllowedError', microphone: 'NotAllowedError' });
    await media.start();
    expect(asked).toEqual(['video+audio']);
    expect(states(media)).toBe('unavailable unavailable');
    expect(media.camera.error?.code).toBe('media/denied');
    expect(media.microphone.error?.code).toBe('media/denied');
  });

  it('has the microphone when the camera alone is blocked for the site', async () => {
    const refused = { camera: true, microphone: false };
    const { media, asked } = mediaWith({ camera: 'NotAllowedError', refused });
    await media.start();
    expect(asked).toEqual(['video+audio', 'audio']);
    expect(states(media)).toBe('unavailable on');
    expect(media.camera.error?.code).toBe('media/denied');
  });

  it('asks again on start for what was unavailable, not for what was switched off', async () => {
    const { media, asked } = mediaWith({ camera: 'NotFoundError' });
    await media.start();
    await media.setMicrophone(false);
    asked.length = 0;
    await media.start();
    expect(asked).toEqual(['video']);
    expect(states(media)).toBe('unavailable off');
  });

  it('lets go of the camera when it is switched off, and asks for it again', async () => {
    const { media, asked, tracks } = mediaWith({});
    await media.start();
    await media.setCamera(false);
    expect(states(media)).toBe('off on');
    expect(tracks.find(({ kind }) => kind === 'video')?.readyState).toBe('ended');
    expect(kinds(media)).toEqual(['audio']);
    await media.setCamera(true);
    expect(asked).toEqual(['video+audio', 'video']);
    expect(states(media)).toBe('on on');
  });

  it('stays off where it is switched off before the browser has answered', async () => {
    const { media, tracks } = mediaWith({});
    const start = media.start();
    await Promise.all([media.setCamera(false), media.setMicrophone(false)]);
    await start;
    expect(states(media)).toBe('off off');
    expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
    await media.setMicrophone(true);
    expect(states(media)).toBe('off on');
  });

  it('mutes the microphone and keeps it', async () => {
    const { media, asked, tracks } = mediaWith({});
    await media.start();
    const microphone = tracks.find(({ kind }) => kind === 'audio');
    await media.setMicrophone(false);
    expect(states(media)).toBe('on off');
    expect(microphone).toMatchObject({ enabled: false, readyState: 'live' });
    await media.setMicrophone(true);
    expect(microphone).toMatchObject({ enabled: true });
    expect(asked).toHaveLength(1);
  });

  it('stops a camera that arrives after it was switched off', async () => {
    const { media, tracks } = mediaWith({});
    const starting = media.setCamera(true);
    await media.setCamera(false);
    await starting;
    expect(media.camera.state).toBe('off');
    expect(tracks[0]?.readyState).toBe('ended');
    expect(kinds(media)).toEqual([]);
  });

  it('tells of a device that goes away', async () => {
    const { media, tracks } = mediaWith({});
    await media.start();
    tracks.find(({ kind }) => kind === 'video')?.end();
    await vi.waitFor(() => expect(media.camera.state).toBe('unavailable'));
    expect(states(media)).toBe('unavailable on');
    expect(media.camera.error?.code).toBe('media/missing');
    expect(kinds(media)).toEqual(['audio']);
  });

  it('names an insecure origin', async () => {
    const media = new UserMedia({
      devices: null,
      remembered: new RememberedDevices(fakeRemembered()),
      isRefused: async () => null,
      newMediaStream: () => new FakeStream().asStream(),
      page: new FakeSight(),
    });
    await media.start();
    expect(media.camera.error?.code).toBe('browser/insecure-origin');
    expect(media.microphone.error?.code).toBe('browser/insecure-origin');
  });

  it('lets go of everything on close', async () => {
    const { media, tracks } = mediaWith({});
    const listener = vi.fn();
    await media.start();
    media.subscribe(listener);
    media.close();
    expect(tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
    expect(kinds(media)).toEqual([]);
    expect(listener).not.toHaveBeenCalled();
  });
});
