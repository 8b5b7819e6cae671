import type { SoundReceived } from '../call/connection/sound-received.ts';
import { MutedSpeech } from './muted-speech.ts';
import { Voice } from './voice.ts';

/** How often is listened, in milliseconds. */
export const LISTENS_EVERY_MS = 200;

/** Who speaks at one moment. */
export interface VoicesView {
  readonly self: boolean;
  readonly other: boolean;
  /** Whether one is to be told that one speaks while muted. */
  readonly toMuted: boolean;
}

export const SILENCE: VoicesView = { self: false, other: false, toMuted: false };

/** Listens to a microphone on this device, whether it is muted or not. */
export interface Ear {
  /** Root mean square of the last 200 ms or so, from 0 to 1. */
  loudness(): number;
  close(): void;
}

/** What is to be listened to. */
export interface Heard {
  /** One's own microphone; null where there is none. */
  readonly track: MediaStreamTrack | null;
  readonly muted: boolean;
  /** Whether a muted microphone is listened to. */
  readonly whileMuted: boolean;
  readonly otherOn: boolean;
  /** What the other side's microphone has sent so far. */
  readonly received: () => Promise<SoundReceived | null>;
}

/** Knows who speaks in a call. What it hears stays here: only whether somebody speaks goes on. */
export class Voices {
  readonly #listen: (track: MediaStreamTrack) => Ear;
  readonly #changed: () => void;
  readonly #now: () => number;
  readonly #self = new Voice();
  readonly #other = new Voice();
  #speech = new MutedSpeech();
  #heard: Heard | null = null;
  #ear: Ear | null = null;
  #track: MediaStreamTrack | null = null;
  #before: SoundReceived | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #view = SILENCE;

  constructor(listen: (track: MediaStreamTrack) => Ear, changed: () => void, now = () => performance.now()) {
    this.#listen = listen;
    this.#changed = changed;
    this.#now = now;
  }

  get view(): VoicesView {
    return this.#view;
  }

  /** Listens from now on to this; null for nothing, and lets go of the microphone. */
  follow(heard: Heard | null): void {
    this.#heard = heard;
    const track = heard !== null && (!heard.muted || heard.whileMuted) ? heard.track : null;
    if (track !== this.#track) {
      this.#ear?.close();
      this.#ear = track === null ? null : this.#listen(track);
      this.#track = track;
      this.#self.rest();
    }
    if (heard === null) return this.#rest();
    this.#timer ??= setInterval(() => void this.#tick(), LISTENS_EVERY_MS);
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#self.rest();
    this.#other.rest();
    this.#speech = new MutedSpeech();
    this.#before = null;
    this.#view = SILENCE;
  }

  async #tick(): Promise<void> {
    const heard = this.#heard;
    if (heard === null) return;
    const level = await this.#loudnessOfOther(heard);
    // It ended, or another microphone is used by now.
    if (this.#heard === null) return;
    const { muted, otherOn } = this.#heard;
    const now = this.#now();
    const other = otherOn ? this.#other.hear(level, now) : (this.#other.rest(), false);
    const speaks = this.#self.hear(this.#ear?.loudness() ?? 0, now);
    const toMuted = this.#speech.tells(now, { muted, speaks, otherSpeaks: other });
    this.#show({ self: speaks && !muted, other, toMuted });
  }

  async #loudnessOfOther({ received, otherOn }: Heard): Promise<number> {
    if (!otherOn) return 0;
    const [before, now] = [this.#before, await received().catch(() => null)];
    this.#before = now;
    if (before === null || now === null) return 0;
    const seconds = now.seconds - before.seconds;
    // Another connection counts from zero.
    return seconds <= 0 ? 0 : Math.sqrt(Math.max(0, now.energy - before.energy) / seconds);
  }

  #show(view: VoicesView): void {
    const { self, other, toMuted } = this.#view;
    if (view.self === self && view.other === other && view.toMuted === toMuted) return;
    this.#view = view;
    this.#changed();
  }
}
