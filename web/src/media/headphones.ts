import type { DevicesState } from './local-media.ts';

/** As browsers and systems call them; a name in another language is not known. */
const NAMES = /head-?(set|phone)|ear-?(phone|bud|pod)|airpods|\bbuds|kopfhörer|hands-?free/i;

/** Whether what is used is worn on the head, by its name, so that no microphone hears it. */
export function usesHeadphones({
  stream,
  devices,
}: {
  readonly stream: MediaStream | null;
  readonly devices: DevicesState;
}): boolean {
  const { lists, chosen } = devices;
  const speaker = lists.speaker.find(({ id }) => id === chosen.speaker)?.label;
  // Without a choice the system mostly plays where it listens.
  const label = speaker ?? stream?.getAudioTracks()[0]?.label ?? '';
  return NAMES.test(label);
}
