import { LIMITS } from '../../../contract/limits.ts';
import type { Device } from '../call/controller.ts';
import type { DeviceRequest } from '../call/connection/channel-messages.ts';
import type { Admission } from '../signaling/host.ts';
import { inShort } from '../words/formats.ts';
import { isolated } from '../words/isolated.ts';
import { words } from '../words/words.ts';

/** How somebody who waits is called; who gave no name is "Someone". */
export const waitingName = (name: string): string => name.trim() || words().common.someone;

/** For how long somebody waits, to the minute and short. Takes milliseconds. */
export function waitingFor(ms: number): string {
  const { justNow, waitsFor } = words().host;
  return ms < 60_000 ? justNow : waitsFor(inShort(ms));
}

/** The name of the button that opens the host's panel. */
export function hostButtonLabel(waiting: number): string {
  const { title, button } = words().host;
  return waiting === 0 ? title : button(waiting);
}

/** What the link of a call that waits is good for; null while that isn't known. */
export function linkMeans(admission: Admission | null): string {
  const { link } = words().host;
  if (admission === null) return link.unknown;
  return admission.locked ? link.locked : link[admission.admission];
}

/** The host's button for the other's microphone or camera. Off happens at once, on is asked for. */
export function askWords(device: Device, isOn: boolean): string {
  const { switchOff, askOn } = words().host;
  return isOn ? switchOff[device] : askOn[device];
}

/** What somebody reads whom the host asks to switch something on, or for whom they switched it off. */
export function askedWords({ device, on }: DeviceRequest, host: string): string {
  const { asksOn, turnedOff } = words().host;
  return (on ? asksOn : turnedOff)[device](isolated(host));
}

/** A thing to be sure about: the button, what comes of it, and the button that does it. */
export interface SureWords {
  readonly label: string;
  readonly question: string;
  readonly sure: string;
}

export function handOverWords(name: string): SureWords {
  return sureWords(words().host.handOver, name);
}

export function removeWords(name: string): SureWords {
  return sureWords(words().host.remove, name);
}

/** What a host reads who has removed as many people as a call allows. */
export function tooManyRemoved(): { readonly title: string; readonly explanation: string } {
  const { title, explanation } = words().host.tooManyRemoved;
  return { title, explanation: explanation(LIMITS.removed) };
}

type NamedSureWords = ReturnType<typeof words>['host']['remove'];

function sureWords({ label, question, sure }: NamedSureWords, name: string): SureWords {
  const who = isolated(name);
  return { label, question: question(who), sure: sure(who) };
}
