import { describe, expect, it, vi } from 'vitest';
import { FakeStream, FakeTrack } from '../media/fakes.ts';
import type { SentMedia } from './media-channel.ts';
import type { Negotiation } from './negotiation.ts';
import { RemoteMedia } from './remote-media.ts';

function arriving(remoteMedia: SentMedia | null = null) {
  const [audio, video] = [new FakeTrack('audio'), new FakeTrack('video')];
  audio.muted = video.muted = true;
  const negotiation = { remoteTracks: [audio, video], remoteMedia } as unknown as Negotiation;
  return { audio, video, negotiation };
}

describe('RemoteMedia', () => {
  it('goes by what arrives until the other side says what it sends', () => {
    const onChange = vi.fn();
    const remote = new RemoteMedia(new FakeStream().asStream(), onChange);
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
    const remote = new RemoteMedia(new FakeStream().asStream(), () => undefined);
    remote.follow(arriving({ camera: true, microphone: false }).negotiation);
    expect([remote.video, remote.audio]).toEqual([true, false]);
  });

  it('keeps one stream while connections come and go', () => {
    const onChange = vi.fn();
    const stream = new FakeStream();
    const remote = new RemoteMedia(stream.asStream(), onChange);
    const [first, second] = [arriving(), arriving()];
    remote.follow(first.negotiation);
    remote.follow(second.negotiation);
    expect(stream.getTracks()).toEqual([second.audio, second.video]);
    remote.clear();
    expect(stream.getTracks()).toEqual([]);
    onChange.mockClear();
    first.video.setMuted(false);
    second.video.setMuted(false);
    expect(onChange).not.toHaveBeenCalled();
  });
});
