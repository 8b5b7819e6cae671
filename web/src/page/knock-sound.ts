import { rememberedSounds } from './remembered.ts';

/** Two soft strokes on a bar: when in seconds, and how high in hertz. */
const STROKES = [
  { at: 0, hertz: 587.33 },
  { at: 0.16, hertz: 880 },
] as const;
const STROKE_S = 0.5;
const LOUDNESS = 0.09;
const STARTS_WITHIN_MS = 400;

/**
 * Rings at the door, quietly and for less than a second. Nothing happens where sounds are switched off, or
 * while the browser lets nobody be heard: it wants a click on the page first.
 */
export function playKnockSound(): void {
  if (rememberedSounds().get() === 'off' || typeof AudioContext !== 'function') return;
  // Ringing isn't worth an error: whoever waits is to be seen, too.
  play().catch(() => undefined);
}

async function play(): Promise<void> {
  const audio = new AudioContext();
  try {
    await startedWithin(audio, STARTS_WITHIN_MS);
    // A sound that comes later than what it stands for only startles.
    if (audio.state !== 'running') return;
    const strokes = STROKES.map(({ at, hertz }) => stroke(audio, audio.currentTime + 0.02 + at, hertz));
    await Promise.all(strokes);
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
