/** What a side sends now. */
export interface SentMedia {
  readonly camera: boolean;
  readonly microphone: boolean;
  /** Whether a screen is shared; missing from a page that is too old to share or show one. */
  readonly screen?: boolean;
  /** Whether pictures are left out for a while, since the line carries the sound alone. */
  readonly paused?: boolean;
}

/** Asks the other side to switch something. Off is done at once, on is theirs to decide; the host alone is heard. */
export interface DeviceRequest {
  readonly device: 'camera' | 'microphone';
  readonly on: boolean;
}

/**
 * ICE restarts: see descriptions.ts. `after` is the name of the offer that both had agreed on before, `to` of
 * the one that is answered, `candidate` JSON of RTCIceCandidateInit.
 */
export type DescriptionMessage =
  | { readonly type: 'offer'; readonly sdp: string; readonly after: string }
  | { readonly type: 'answer'; readonly to: string; readonly sdp: string }
  | { readonly type: 'candidate'; readonly candidate: string };

/** Messages over the data channel, as JSON. A `ping` is answered by a `pong` at once. */
export type ChannelMessage =
  | ({ readonly type: 'media' } & SentMedia)
  | ({ readonly type: 'ask' } & DeviceRequest)
  | DescriptionMessage
  /** The callee wants another connection in place of this one, which the caller alone can offer. */
  | { readonly type: 'renew' }
  | { readonly type: 'ping' | 'pong' };

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
    return messageOf(JSON.parse(data) as Record<string, unknown>);
  } catch {
    return null;
  }
}

function messageOf({ type, ...fields }: Record<string, unknown>): ChannelMessage | null {
  const { camera, microphone, screen, paused, device, on, sdp, after, to, candidate } = fields;
  switch (type) {
    case 'media':
      if (typeof camera !== 'boolean' || typeof microphone !== 'boolean') return null;
      if (screen !== undefined && typeof screen !== 'boolean') return null;
      return {
        type,
        camera,
        microphone,
        ...(screen === undefined ? {} : { screen }),
        ...(paused === true ? { paused } : {}),
      };
    case 'ask':
      if ((device !== 'camera' && device !== 'microphone') || typeof on !== 'boolean') return null;
      return { type, device, on };
    case 'offer':
      return typeof sdp === 'string' && typeof after === 'string' ? { type, sdp, after } : null;
    case 'answer':
      return typeof sdp === 'string' && typeof to === 'string' ? { type, to, sdp } : null;
    case 'candidate':
      return typeof candidate === 'string' ? { type, candidate } : null;
    case 'renew':
    case 'ping':
    case 'pong':
      return { type };
    default:
      return null;
  }
}
