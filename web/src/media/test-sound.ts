import { audioThrough } from './speaker.ts';

/** Three notes that go up: when in seconds, and how high in hertz. */
const NOTES = [
  { at: 0, hertz: 523.25 },
  { at: 0.3, hertz: 659.25 },
  { at: 0.6, hertz: 783.99 },
] as const;
const NOTE_S = 0.6;
const LOUDNESS = 0.25;
const STARTS_WITHIN_MS = 1_500;

/**
 * Plays it to its end through the speaker with this ID, or the system's. False when the browser plays
 * nothing: it may want a click on the page first.
 */
export async function playTestSound(signal: AbortSignal, speaker = ''): Promise<boolean> {
  if (typeof AudioContext !== 'function') return false;
  const audio = new AudioContext();
  const output = await audioThrough(audio, speaker);
  try {
    // Refused for want of a click, `resume` doesn't come back at all.
    await Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, STARTS_WITHIN_MS))]);
    // Typed as what it was before.
    if ((audio.state as AudioContextState) !== 'running') return false;
    const stopped = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    const notes = NOTES.map(({ at, hertz }) =>
      note(audio, output.node, audio.currentTime + 0.05 + at, hertz),
    );
    await Promise.race([Promise.all(notes), stopped]);
    return true;
  } finally {
    output.close();
    await audio.close();
  }
}

function note(audio: AudioContext, output: AudioNode, at: number, hertz: number): Promise<void> {
  const tone = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_S);
  tone.connect(volume).connect(output);
  tone.start(at);
  tone.stop(at + NOTE_S);
  return new Promise((resolve) => {
    tone.addEventListener('ended', () => resolve(), { once: true });
  });
}
