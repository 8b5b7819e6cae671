import { rememberedSounds } from './remembered.ts';

/** A soft stroke on a bar: when in seconds, and how high in hertz. */
interface Stroke {
  readonly at: number;
  readonly hertz: number;
}

/** Somebody is at the door: a fifth upwards. */
const KNOCK: readonly Stroke[] = [
  { at: 0, hertz: 587.33 },
  { at: 0.16, hertz: 880 },
];
/** Who was waited for is there: a broken chord on the same bar, to its octave. */
const ARRIVAL: readonly Stroke[] = [
  { at: 0, hertz: 587.33 },
  { at: 0.13, hertz: 739.99 },
  { at: 0.26, hertz: 1174.66 },
];
const STROKE_S = 0.5;
const LOUDNESS = 0.09;
const STARTS_WITHIN_MS = 400;

/**
 * Rings at the door, quietly and for less than a second. Nothing happens where sounds are switched off, or
 * while the browser lets nobody be heard: it wants a click on the page first.
 */
export const playKnockSound = (): void => ring(KNOCK);

/** Rings for who has waited. As quiet, and under the same conditions. */
export const playArrivalSound = (): void => ring(ARRIVAL);

function ring(strokes: readonly Stroke[]): void {
  if (rememberedSounds().get() === 'off' || typeof AudioContext !== 'function') return;
  performance.mark(strokes === KNOCK ? 'parley:knock-sound' : 'parley:arrival-sound');
  // Ringing isn't worth an error: whoever waits is to be seen, too.
  play(strokes).catch(() => undefined);
}

async function play(strokes: readonly Stroke[]): Promise<void> {
  const audio = new AudioContext();
  try {
    await startedWithin(audio, STARTS_WITHIN_MS);
    // A sound that comes later than what it stands for only startles.
    if (audio.state !== 'running') return;
    const start = audio.currentTime + 0.02;
    await Promise.all(strokes.map(({ at, hertz }) => stroke(audio, start + at, hertz)));
  } finally {
    await audio.close();
  }
}

/** Refused for want of a click, `resume` doesn't come back at all. */
function startedWithin(audio: AudioContext, ms: number): Promise<unknown> {
  return Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, ms))]);
}

/** One stroke; resolves when it has died away. */
function stroke(audio: AudioContext, at: number, hertz: number): Promise<void> {
  const tone = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.012);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + STROKE_S);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + STROKE_S);
  return new Promise((resolve) => {
    tone.addEventListener('ended', () => resolve(), { once: true });
  });
}
