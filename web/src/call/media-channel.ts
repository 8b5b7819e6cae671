/** What a side sends now. */
export interface SentMedia {
  readonly camera: boolean;
  readonly microphone: boolean;
}

/** Messages over the data channel, as JSON. */
export type ChannelMessage = { readonly type: 'media' } & SentMedia;

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
    const { type, camera, microphone } = JSON.parse(data) as Record<string, unknown>;
    if (type !== 'media' || typeof camera !== 'boolean' || typeof microphone !== 'boolean') return null;
    return { type, camera, microphone };
  } catch {
    return null;
  }
}
