import { number } from '../formats.ts';
import type { Isolated } from '../isolated.ts';
import { several } from './several.ts';

const other = (name: Isolated): string => name || 'the other person';
const otherFirst = (name: Isolated): string => name || 'The other person';

/** What the host does, what others see of it, and going on with the call on another device. */
export const host = {
  title: 'Host',
  hideNotice: 'Hide this notice',
  justNow: 'just now',
  waitsFor: (time: string) => `for ${time}`,
  /** The heading over who waits. */
  waiting: (count: number) =>
    several(count, { one: 'Waiting to be let in', other: `${number(count)} people are waiting` }),
  button: (count: number) =>
    several(count, {
      one: 'Host: 1 person is waiting',
      other: `Host: ${number(count)} people are waiting`,
    }),
  letIn: 'Let in',
  decline: 'Decline',
  letInWho: (name: Isolated) => `Let in ${name}`,
  declineWho: (name: Isolated) => `Decline ${name}`,
  whoGetsIn: 'Who gets in',
  admission: {
    open: { label: 'Whoever has the link', help: 'They take the free seat at once.' },
    knock: { label: 'By hand', help: 'They knock, and you let them in.' },
  },
  lock: { label: 'Lock the call', help: 'Nobody else gets in, and nobody can knock.' },
  /** What the link of a call that waits is good for. */
  link: {
    unknown: 'Scan it with the other phone, or send the link.',
    locked: 'The call is locked: nobody gets in with this link now.',
    open: 'Scan it with the other phone, or send the link. Whoever has it can join while a seat is free.',
    knock: 'Scan it with the other phone, or send the link. Whoever has it can knock, and you let them in.',
  },
  /** The host's buttons for the other's devices. Off happens at once, on is asked for. */
  switchOff: { camera: 'Turn camera off', microphone: 'Mute' },
  askOn: { camera: 'Ask for camera', microphone: 'Ask to unmute' },
  asked: 'Asked…',
  /** What somebody reads whom the host asks to switch something on, or for whom they switched it off. */
  asksOn: {
    camera: (name: Isolated) => `${otherFirst(name)} asks you to turn your camera on`,
    microphone: (name: Isolated) => `${otherFirst(name)} asks you to turn your microphone on`,
  },
  turnedOff: {
    camera: (name: Isolated) => `${otherFirst(name)} turned your camera off`,
    microphone: (name: Isolated) => `${otherFirst(name)} turned your microphone off`,
  },
  notNow: 'Not now',
  turnOn: 'Turn on',
  turnOnAgain: 'Turn on again',
  ok: 'OK',
  handOver: {
    label: 'Make host',
    question: (name: Isolated) =>
      `${otherFirst(name)} becomes the host, and you no longer are. Host links of yours stop working.`,
    sure: (name: Isolated) => `Make ${other(name)} host`,
  },
  remove: {
    label: 'Remove, and let people in by hand from now on',
    question: (name: Isolated) =>
      `${otherFirst(name)} is put out at once and loses the seat. They may try again under another name, so everybody who comes has to knock.`,
    sure: (name: Isolated) => `Remove ${other(name)}`,
  },
  end: {
    label: 'End the call for everyone',
    question: 'The call is closed for everyone, also for those who wait, and can’t be joined any more.',
    sure: 'End it now',
  },
  tooManyRemoved: {
    title: 'Nobody else can be removed.',
    explanation: (most: number) =>
      `${number(most)} people were removed from this call. Lock it, or end it and start another one.`,
  },
  hostLink: {
    title: 'Host link',
    help: 'Keep the host’s power if this browser forgets you: copy this link and keep it to yourself.',
    make: 'Make a host link',
    making: 'Making the link…',
    failed: 'The link couldn’t be made.',
    once: 'It works once. Another one takes its place.',
    copy: 'Copy host link',
  },
  move: {
    title: 'Continue on another device',
    short: 'Another device',
    help: 'Scan the code with the other device, or open the link there. You go on there, and leave here.',
    once: 'It works once, and only while this is open. Show it to nobody else.',
    making: 'Making the code…',
    failed: 'The code couldn’t be made.',
    copy: 'Copy this link',
    qrCode: 'QR code for the other device',
  },
};
