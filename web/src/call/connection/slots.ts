/**
 * What a connection carries, in the order of its offer. Both sides tell the transceivers apart by this order,
 * since two of them are of each kind. A page of before screens were shared offers the first two alone.
 */
export const SLOTS = [
  { name: 'microphone', kind: 'audio' },
  { name: 'camera', kind: 'video' },
  { name: 'screen', kind: 'video' },
  { name: 'screenSound', kind: 'audio' },
] as const satisfies readonly { readonly name: string; readonly kind: 'audio' | 'video' }[];

export type SlotName = (typeof SLOTS)[number]['name'];

/** The transceiver of this name; undefined where the offer had none there, or one of another kind. */
export function slotOf(connection: RTCPeerConnection, name: SlotName): RTCRtpTransceiver | undefined {
  const index = SLOTS.findIndex((slot) => slot.name === name);
  const found = connection.getTransceivers()[index];
  return found?.receiver.track.kind === SLOTS[index]?.kind ? found : undefined;
}
