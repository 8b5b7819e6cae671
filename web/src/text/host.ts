import { LIMITS } from '../../../contract/limits.ts';
import type { Device } from '../call/controller.ts';
import type { DeviceRequest } from '../call/channel-messages.ts';
import type { Admission } from '../signaling/host.ts';
import { nameFirst, nameOf } from './people.ts';

/** How somebody who waits is called; who gave no name is "Someone". */
export const waitingName = (name: string): string => name.trim() || 'Someone';

/** For how long somebody waits, to the minute and short. Takes milliseconds. */
export function waitingFor(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'just now';
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `for ${minutes} min` : `for ${hours} h ${minutes % 60} min`;
}

/** The heading over who waits. */
export function waitingTitle(count: number): string {
  return count === 1 ? 'Waiting to be let in' : `${count} people are waiting`;
}

/** The name of the button that opens the host's panel. */
export function hostButtonLabel(waiting: number): string {
  if (waiting === 0) return 'Host';
  return waiting === 1 ? 'Host: 1 person is waiting' : `Host: ${waiting} people are waiting`;
}

export const ADMISSION_WORDS: Readonly<
  Record<Admission['admission'], { readonly label: string; readonly help: string }>
> = {
  open: { label: 'Whoever has the link', help: 'They take the free seat at once.' },
  knock: { label: 'By hand', help: 'They knock, and you let them in.' },
};

export const LOCK_WORDS = {
  label: 'Lock the call',
  help: 'Nobody else gets in, and nobody can knock.',
} as const;

/** What the link of a call that waits is good for; null while that isn't known. */
export function linkMeans(admission: Admission | null): string {
  if (admission === null) return 'Scan it with the other phone, or send the link.';
  if (admission.locked) return 'The call is locked: nobody gets in with this link now.';
  return admission.admission === 'open'
    ? 'Scan it with the other phone, or send the link. Whoever has it can join while a seat is free.'
    : 'Scan it with the other phone, or send the link. Whoever has it can knock, and you let them in.';
}

/** The host's button for the other's microphone or camera. Off happens at once, on is asked for. */
export function askWords(device: Device, isOn: boolean): string {
  if (device === 'microphone') return isOn ? 'Mute' : 'Ask to unmute';
  return isOn ? 'Turn camera off' : 'Ask for camera';
}

/** What somebody reads whom the host asks to switch something on, or for whom they switched it off. */
export function askedWords({ device, on }: DeviceRequest, host: string): string {
  const who = nameFirst(host);
  return on ? `${who} asks you to turn your ${device} on` : `${who} turned your ${device} off`;
}

/** A thing to be sure about: the button, what comes of it, and the button that does it. */
export interface SureWords {
  readonly label: string;
  readonly question: string;
  readonly sure: string;
}

export function handOverWords(name: string): SureWords {
  return {
    label: 'Make host',
    question: `${nameFirst(name)} becomes the host, and you no longer are. Host links of yours stop working.`,
    sure: `Make ${nameOf(name)} host`,
  };
}

export function removeWords(name: string): SureWords {
  const who = nameFirst(name);
  return {
    label: 'Remove, and let people in by hand from now on',
    question: `${who} is put out at once and loses the seat. They may try again under another name, so everybody who comes has to knock.`,
    sure: `Remove ${nameOf(name)}`,
  };
}

export const END_WORDS: SureWords = {
  label: 'End the call for everyone',
  question: 'The call is closed for everyone, also for those who wait, and can’t be joined any more.',
  sure: 'End it now',
};

export const TOO_MANY_REMOVED = {
  title: 'Nobody else can be removed.',
  explanation: `${LIMITS.removed} people were removed from this call. Lock it, or end it and start another one.`,
} as const;

export const HOST_LINK_WORDS = {
  title: 'Host link',
  help: 'Keep the host’s power if this browser forgets you: copy this link and keep it to yourself.',
  make: 'Make a host link',
  making: 'Making the link…',
  failed: 'The link couldn’t be made.',
  once: 'It works once. Another one takes its place.',
} as const;

export const MOVE_WORDS = {
  title: 'Continue on another device',
  short: 'Another device',
  help: 'Scan the code with the other device, or open the link there. You go on there, and leave here.',
  once: 'It works once, and only while this is open. Show it to nobody else.',
  making: 'Making the code…',
  failed: 'The code couldn’t be made.',
} as const;
