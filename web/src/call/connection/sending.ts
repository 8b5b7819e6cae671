import type { SlotName } from './slots.ts';

/** How much of everything is sent: 0 all of it; each step carries less; on the last one sound alone. */
export const STEPS = [0, 1, 2, 3] as const;
export type Step = (typeof STEPS)[number];
export const SOUND_ALONE: Step = 3;

/** How a picture is sent at most. */
interface Picture {
  /** Bits a second. */
  readonly bitrate: number;
  /** Of the shorter side, in pixels; Infinity as captured. */
  readonly lines: number;
  readonly framerate: number;
}

/**
 * The camera is captured with 720 lines at most. 1.5 Mbit/s shows a face at that size and 30 frames well in VP8, the
 * codec that browsers agree on by themselves; more is hardly seen, and a relay is paid by the byte. 400 kbit/s does the
 * same for 360 lines. Below 180 lines and 15 frames nobody is recognised, and 100 kbit/s carries that beside the sound.
 */
const CAMERA: readonly (Picture | null)[] = [
  { bitrate: 1_500_000, lines: Infinity, framerate: 30 },
  { bitrate: 400_000, lines: 360, framerate: 24 },
  { bitrate: 100_000, lines: 180, framerate: 15 },
  null,
];

/** Text must be read: there are fewer pictures instead of smaller ones. */
const SCREEN: readonly (Picture | null)[] = [
  { bitrate: 2_500_000, lines: Infinity, framerate: 30 },
  { bitrate: 500_000, lines: Infinity, framerate: 8 },
  { bitrate: 120_000, lines: Infinity, framerate: 2 },
  null,
];

/**
 * Opus: 32 kbit/s is all that speech needs; at 24, what it repeats for the sake of lost packets (RFC 6716, section
 * 2.1.7) included, it is hardly worse; 16 is understood well. A line has to carry that, and 30 kbit/s more of headers
 * and of reports on what comes in. What a screen plays may be music.
 */
const SOUND = {
  microphone: [32_000, 32_000, 24_000, 16_000],
  screenSound: [64_000, 48_000, 24_000, 16_000],
} as const;

/**
 * Puts into `parameters` how this is sent on that step. `lines`: of the shorter side of the picture as it is captured;
 * undefined where that isn't known. False where the browser has no encoding yet that could be told.
 */
export function limit(
  parameters: RTCRtpSendParameters,
  slot: SlotName,
  step: Step,
  lines: number | undefined,
): boolean {
  const [encoding] = parameters.encodings;
  if (encoding === undefined) return false;
  if (slot === 'microphone' || slot === 'screenSound') {
    encoding.maxBitrate = SOUND[slot][step];
    if (slot === 'microphone') Object.assign(encoding, { priority: 'high', networkPriority: 'high' });
    return true;
  }
  const picture = (slot === 'screen' ? SCREEN : CAMERA)[step] ?? null;
  const preference: RTCDegradationPreference = slot === 'screen' ? 'maintain-resolution' : 'balanced';
  parameters.degradationPreference = preference;
  encoding.active = picture !== null;
  if (picture === null) return true;
  encoding.maxBitrate = picture.bitrate;
  encoding.maxFramerate = picture.framerate;
  encoding.scaleResolutionDownBy = Math.max(1, (lines ?? 0) / picture.lines);
  return true;
}
