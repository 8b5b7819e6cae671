/** What a side sends now. */
export interface SentMedia {
  readonly camera: boolean;
  readonly microphone: boolean;
  /** Whether a screen is shared; missing from a page that is too old to share or show one. */
  readonly screen?: boolean;
}

/** Asks the other side to switch something. Off is done at once, on is theirs to decide; the host alone is heard. */
export interface DeviceRequest {
  readonly device: 'camera' | 'microphone';
  readonly on: boolean;
}

/** Messages over the data channel, as JSON. */
export type ChannelMessage =
  ({ readonly type: 'media' } & SentMedia) | ({ readonly type: 'ask' } & DeviceRequest);

/** Both sides make this channel by themselves, with this id, so that no event announces it. */
export const CHANNEL_LABEL = 'parley';
export const CHANNEL_OPTIONS: RTCDataChannelInit = { negotiated: true, id: 0, ordered: true };

export function encodeMessage(message: ChannelMessage): string {
  return JSON.stringify(message);
}

/** The message in what arrived, or null for what this version doesn't know. */
export function decodeMessage(data: unknown): ChannelMessage | null {
  if (typeof data !== 'string') return null;
  try {
    const { type, camera, microphone, screen, device, on } = JSON.parse(data) as Record<string, unknown>;
    if (type === 'media' && typeof camera === 'boolean' && typeof microphone === 'boolean') {
      if (screen === undefined) return { type, camera, microphone };
      return typeof screen === 'boolean' ? { type, camera, microphone, screen } : null;
    }
    if (type === 'ask' && (device === 'camera' || device === 'microphone') && typeof on === 'boolean') {
      return { type, device, on };
    }
    return null;
  } catch {
    return null;
  }
}
