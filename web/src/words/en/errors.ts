import type { ErrorCode } from '../../../../contract/errors.ts';
import { LIMITS } from '../../../../contract/limits.ts';

interface Words {
  /** What happened, as a heading. */
  readonly title: string;
  /** Why, and what helps. */
  readonly explanation: string;
}

/** Each thing that can go wrong. */
export const errors: Readonly<Record<ErrorCode, Words>> = {
  'call/invalid-id': {
    title: 'This is not a call ID',
    explanation: 'A call ID has 10 letters and digits, like abc-defg-hjk. Check it with whoever sent it.',
  },
  'call/unknown': {
    title: 'There is no call with this ID',
    explanation:
      'It may be mistyped, or the call is long over and was removed. Check the ID with whoever sent it.',
  },
  'call/full': {
    title: 'This call is full',
    explanation: 'Two people are in it already. When one of them leaves, you can join.',
  },
  'call/ended': {
    title: 'This call has ended',
    explanation: 'It was closed for everyone and can’t be joined any more. Start a new one and share its ID.',
  },
  'call/not-allowed': {
    title: 'You can’t do this in this call',
    explanation: 'The call doesn’t allow it, or something changed in the meantime. Trying again may help.',
  },
  'call/locked': {
    title: 'This call is locked',
    explanation: 'Nobody new gets in. Ask its host to unlock it, then try again.',
  },
  'call/removed': {
    title: 'You were removed from this call',
    explanation: 'Its host has put you out, and you can’t come back into it.',
  },
  'call/declined': {
    title: 'You were not let in',
    explanation: 'The host of this call has declined, and you can’t ask again.',
  },
  'call/moved': {
    title: 'The call goes on elsewhere',
    explanation: 'You moved it to another device. Camera and microphone of this one are off.',
  },
  'call/link-used': {
    title: 'This link works no more',
    explanation: 'It does what it says once. It was used before, or another took its place.',
  },
  'room/invalid-name': {
    title: 'This is not a room’s name',
    explanation: `A room’s name has a letter or a digit, and ${LIMITS.room} of them at most.`,
  },
  'media/denied': {
    title: 'Camera and microphone are blocked',
    explanation: 'Allow them for this page, usually by the icon next to the address, then try again.',
  },
  'media/missing': {
    title: 'No camera or microphone was found',
    explanation: 'Plug one in, then try again. You can also join without.',
  },
  'media/busy': {
    title: 'Camera or microphone is in use',
    explanation: 'Another app or tab seems to have it. Close that one, then try again.',
  },
  'media/failed': {
    title: 'Camera or microphone didn’t start',
    explanation: 'Unplug it and plug it in again, or restart the browser, then try again.',
  },
  'browser/no-webrtc': {
    title: 'This browser can’t make video calls',
    explanation:
      'It lacks WebRTC, or it is switched off. Open the same link in a current Chrome, Edge, Firefox or Safari.',
  },
  'browser/insecure-origin': {
    title: 'This page is not secure',
    explanation:
      'Browsers give camera and microphone to pages with https alone. Open the same address with https.',
  },
  'network/offline': {
    title: 'You are offline',
    explanation: 'Parley tries again by itself as soon as there is a network.',
  },
  'network/firebase-unreachable': {
    title: 'Parley’s server can’t be reached',
    explanation:
      'There is a network, but it doesn’t let us through, or the server is down. A blocker, a VPN or a company network may be the cause: try without it, or from another network.',
  },
  'network/connection-failed': {
    title: 'The two of you couldn’t be connected',
    explanation:
      'Your browsers found no way to each other, most often because of a strict firewall. Try again, or change the network on one side, a phone’s hotspot for example.',
  },
  'network/no-relay': {
    title: 'Your network blocks calls',
    explanation:
      'No relay could be reached from here, so there is no way through its firewall. Try another network, a phone’s hotspot for example.',
  },
  'relay/none': {
    title: 'Hiding your address needs a relay',
    explanation:
      'You chose to hide your address, and this page has no relay that would stand in for it. Go on without hiding it, or use another page.',
  },
  'relay/not-set-up': {
    title: 'This page isn’t set up for calls yet',
    explanation:
      'It hides everybody’s address, and has no relay that would stand in for it. That is for whoever runs this page to mend.',
  },
  'relay/unavailable': {
    title: 'No relay answered',
    explanation:
      'Your address is hidden, so the call can go over a relay alone, and none could be had. Trying again a little later may help.',
  },
  'limit/reached': {
    title: 'Too many tries from here',
    explanation: 'This happens to protect the project from misuse. Wait a while, then try again.',
  },
  internal: {
    title: 'Something went wrong',
    explanation: 'This is our mistake, not yours. Trying again often helps.',
  },
};
