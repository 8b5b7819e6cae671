import type { Ear } from './voices.ts';
import { SoundLevel } from './sound-level.ts';

/** About 170 ms at 48 kHz, so that little is missed between two looks. */
const SAMPLES = 8192;
/** Browsers may want one of these before they let sound be measured. */
const GESTURES = ['pointerup', 'keydown'] as const;

/**
 * Listens to a microphone through a track of its own, which hears also while the one that is sent is muted. It
 * is never sent, and nothing of it is kept.
 */
export function listenTo(track: MediaStreamTrack): Ear {
  if (typeof AudioContext !== 'function') return { loudness: () => 0, close: () => undefined };
  const own = track.clone();
  own.enabled = true;
  const level = new SoundLevel(new MediaStream([own]), SAMPLES);
  const resume = (): void => level.resume();
  for (const type of GESTURES) addEventListener(type, resume);
  return {
    loudness: () => level.loudness(),
    close: () => {
      for (const type of GESTURES) removeEventListener(type, resume);
      level.close();
      own.stop();
    },
  };
}
