/** Alone in the call: what is passed on. */
export const waiting = {
  invite: 'Invite the other person',
  invitation: 'Invitation',
  saving: 'The call is being saved; the link works in a moment.',
  qrOfCall: 'QR code of the link to this call',
  qrOfRoom: 'QR code of the link to this room',
  leave: 'Leave',
  share: 'Share',
  shareTitle: 'A call on Parley',
  /** What a host is told, once, where the project has no relay (TURN). */
  relay: {
    title: 'Some networks won’t connect',
    text: 'This page has no relay server. Where a company, school or mobile network blocks direct connections, the call can’t be made: try another network then, a phone’s hotspot for example.',
    dismiss: 'Got it',
  },
};
