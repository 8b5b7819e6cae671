import { describe, expect, it, vi } from 'vitest';
import { FakeStream, FakeTrack } from '../../media/fakes.ts';
import type { SentMedia } from './channel-messages.ts';
import type { Negotiation } from './negotiation.ts';
import { RemoteMedia } from './remote-media.ts';

function arriving(remoteMedia: SentMedia | null = null, screens = 2) {
  const [audio, video] = [new FakeTrack('audio'), new FakeTrack('video')];
  audio.muted = video.muted = true;
  const screenTracks = [new FakeTrack('video', 'screen'), new FakeTrack('audio', 'sound')].slice(0, screens);
  const remoteTracks = [audio, video];
  const negotiation = {
    remoteTracks,
    remoteScreenTracks: screenTracks,
    remoteMedia,
  } as unknown as Negotiation;
  return { audio, video, screenTracks, negotiation };
}

describe('RemoteMedia', () => {
  it('goes by what arrives until the other side says what it sends', () => {
    const onChange = vi.fn();
    const remote = new RemoteMedia(new FakeStream().asStream(), new FakeStream().asStream(), onChange);
    const { video, negotiation } = arriving();
    remote.follow(negotiation);
    expect([remote.video, remote.audio]).toEqual([false, false]);
    onChange.mockClear();
    video.setMuted(false);
    expect(onChange).toHaveBeenCalledTimes(1);
    expect([remote.video, remote.audio]).toEqual([true, false]);
    remote.heard({ camera: false, microphone: true });
    expect([remote.video, remote.audio]).toEqual([false, true]);
  });

  it('knows what was said before it was followed', () => {
    const remote = new RemoteMedia(new FakeStream().asStream(), new FakeStream().asStream(), () => undefined);
    remote.follow(arriving({ camera: true, microphone: false }).negotiation);
    expect([remote.video, remote.audio]).toEqual([true, false]);
  });

  it('knows of a screen by what is said alone', () => {
    const remote = new RemoteMedia(new FakeStream().asStream(), new FakeStream().asStream(), () => undefined);
    expect([remote.screen, remote.showsScreens]).toEqual([false, true]);
    remote.follow(arriving().negotiation);
    // What is left of a screen may still arrive.
    expect([remote.screen, remote.showsScreens]).toEqual([false, true]);
    remote.heard({ camera: true, microphone: true, screen: true });
    expect(remote.screen).toBe(true);
    remote.heard({ camera: true, microphone: true, screen: false });
    expect([remote.screen, remote.showsScreens]).toEqual([false, true]);
    remote.clear();
    expect([remote.screen, remote.showsScreens]).toEqual([false, true]);
  });

  it.each<[string, SentMedia, number]>([
    ['a page that knows no screens', { camera: true, microphone: true }, 2],
    ['an offer without places for one', { camera: true, microphone: true, screen: true }, 0],
  ])('expects no screen of %s', (_which, said, screens) => {
    const remote = new RemoteMedia(new FakeStream().asStream(), new FakeStream().asStream(), () => undefined);
    remote.follow(arriving(said, screens).negotiation);
    expect([remote.screen, remote.showsScreens]).toEqual([false, false]);
  });

  it('keeps one stream while connections come and go', () => {
    const onChange = vi.fn();
    const [stream, screen] = [new FakeStream(), new FakeStream()];
    const remote = new RemoteMedia(stream.asStream(), screen.asStream(), onChange);
    const [first, second] = [arriving(), arriving()];
    remote.follow(first.negotiation);
    remote.follow(second.negotiation);
    expect(stream.getTracks()).toEqual([second.audio, second.video]);
    expect(screen.getTracks()).toEqual(second.screenTracks);
    remote.clear();
    expect(stream.getTracks()).toEqual([]);
    expect(screen.getTracks()).toEqual([]);
    onChange.mockClear();
    first.video.setMuted(false);
    second.video.setMuted(false);
    expect(onChange).not.toHaveBeenCalled();
  });
});
