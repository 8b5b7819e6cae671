import type { SentMedia } from './channel-messages.ts';
import type { Negotiation } from './negotiation.ts';
import type { SoundReceived } from './sound-received.ts';

const TRACK_EVENTS = ['mute', 'unmute', 'ended'] as const;

/**
 * The other person's audio and video in one stream, and their screen in another, which stay the same while
 * connections come and go. What the other side says over the data channel decides whether it sends; until it
 * said something, whether anything arrives.
 */
export class RemoteMedia {
  readonly stream: MediaStream;
  readonly screenStream: MediaStream;
  readonly #onChange: () => void;
  #tracks: MediaStreamTrack[] = [];
  #screenTracks: MediaStreamTrack[] = [];
  #said: SentMedia | null = null;
  #negotiation: Negotiation | null = null;

  constructor(stream: MediaStream, screenStream: MediaStream, onChange: () => void) {
    this.stream = stream;
    this.screenStream = screenStream;
    this.#onChange = onChange;
  }

  get video(): boolean {
    return this.#said === null ? this.#arrives('video') : this.#said.camera && !this.paused;
  }

  /** Whether their pictures are left out, since their line carries the sound alone. */
  get paused(): boolean {
    return this.#said?.paused === true;
  }

  get audio(): boolean {
    return this.#said?.microphone ?? this.#arrives('audio');
  }

  /** Whether a screen is shared. Without a word of it none is: what arrives there may be what is left of one. */
  get screen(): boolean {
    return this.#screenTracks.length > 0 && this.#said?.screen === true;
  }

  /** Whether the other page could show a screen of ours; an older one has nowhere to. */
  get showsScreens(): boolean {
    return this.#said === null || (this.#screenTracks.length > 0 && this.#said.screen !== undefined);
  }

  /** Shows what arrives over this connection, in place of another. */
  follow(negotiation: Negotiation): void {
    this.#negotiation = negotiation;
    this.#replaceTracks(negotiation.remoteTracks, negotiation.remoteScreenTracks, negotiation.remoteMedia);
  }

  /** What their microphone has sent so far; null while there is no connection. */
  async soundReceived(): Promise<SoundReceived | null> {
    return (await this.#negotiation?.soundReceived()) ?? null;
  }

  /** What the other side says that it sends. */
  heard(media: SentMedia): void {
    this.#said = media;
    this.#onChange();
  }

  clear(): void {
    this.#negotiation = null;
    this.#replaceTracks([], [], null);
  }

  #replaceTracks(tracks: MediaStreamTrack[], screen: MediaStreamTrack[], said: SentMedia | null): void {
    for (const track of this.#tracks) {
      for (const type of TRACK_EVENTS) track.removeEventListener(type, this.#onChange);
      this.stream.removeTrack(track);
    }
    for (const track of this.#screenTracks) this.screenStream.removeTrack(track);
    this.#tracks = tracks;
    this.#screenTracks = screen;
    this.#said = said;
    for (const track of tracks) {
      for (const type of TRACK_EVENTS) track.addEventListener(type, this.#onChange);
      this.stream.addTrack(track);
    }
    for (const track of screen) this.screenStream.addTrack(track);
    this.#onChange();
  }

  #arrives(kind: string): boolean {
    return this.#tracks.some((track) => track.kind === kind && !track.muted && track.readyState === 'live');
  }
}
