import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SILENCE, Voices, type Heard } from './voices.ts';

const TRACK = { id: 'one' } as MediaStreamTrack;
const OTHER_TRACK = { id: 'two' } as MediaStreamTrack;

let loudness: number;
let sent: { energy: number; seconds: number };
let ears: string[];
let changes: number;
let voices: Voices;

const heard = (part: Partial<Heard> = {}): Heard => ({
  track: TRACK,
  muted: false,
  whileMuted: true,
  otherOn: true,
  received: async () => ({ ...sent }),
  ...part,
});

/** The other's sound goes on at this loudness. */
async function pass(ms: number, otherLoudness = 0): Promise<void> {
  for (let at = 0; at < ms; at += 200) {
    sent = { energy: sent.energy + otherLoudness ** 2 * 0.2, seconds: sent.seconds + 0.2 };
    await vi.advanceTimersByTimeAsync(200);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  loudness = 0;
  sent = { energy: 0, seconds: 0 };
  ears = [];
  changes = 0;
  voices = new Voices(
    (track) => {
      ears.push(`open ${track.id}`);
      return { loudness: () => loudness, close: () => void ears.push(`close ${track.id}`) };
    },
    () => void (changes += 1),
    () => Date.now(),
  );
});
afterEach(() => {
  voices.follow(null);
  vi.useRealTimers();
});

describe('Voices', () => {
  it('tells of oneself and of the other, and only when it changes', async () => {
    voices.follow(heard());
    await pass(1000);
    expect(voices.view).toEqual(SILENCE);
    loudness = 0.1;
    await pass(1000);
    expect(voices.view).toEqual({ self: true, other: false, toMuted: false });
    await pass(1000, 0.1);
    expect(voices.view).toEqual({ self: true, other: true, toMuted: false });
    expect(changes).toBe(2);
  });

  it('takes a muted other for silent at once', async () => {
    voices.follow(heard());
    await pass(1000, 0.1);
    expect(voices.view.other).toBe(true);
    voices.follow(heard({ otherOn: false }));
    await pass(200);
    expect(voices.view.other).toBe(false);
  });

  it('starts anew with another connection, which counts from zero', async () => {
    voices.follow(heard());
    await pass(2000, 0.001);
    sent = { energy: 0, seconds: 0 };
    await pass(1000, 0.001);
    expect(voices.view.other).toBe(false);
  });

  it('tells who speaks while muted, and never shows them as speaking', async () => {
    loudness = 0.1;
    voices.follow(heard({ muted: true }));
    await pass(1600);
    expect(voices.view).toEqual(SILENCE);
    await pass(1000);
    expect(voices.view).toEqual({ self: false, other: false, toMuted: true });
  });

  it('listens to no muted microphone where that isn’t wanted, and to none when it is over', async () => {
    voices.follow(heard());
    voices.follow(heard({ muted: true, whileMuted: false }));
    expect(ears).toEqual(['open one', 'close one']);
    voices.follow(heard({ track: OTHER_TRACK }));
    voices.follow(heard({ track: OTHER_TRACK, muted: true }));
    expect(ears).toEqual(['open one', 'close one', 'open two']);
    voices.follow(null);
    expect(ears.at(-1)).toBe('close two');
    expect(vi.getTimerCount()).toBe(0);
  });
});
