import { isolated } from '../words/isolated.ts';
import { words } from '../words/words.ts';
import type { PageState } from './page-state.ts';

type Seen = Pick<PageState, 'call' | 'media' | 'remote'>;
type Device = 'microphone' | 'camera';

const DEVICES: readonly Device[] = ['microphone', 'camera'];

/** The other's devices are first heard of in the first moments of a connection, together: that is no news. */
const BEGINS_MS = 3_000;

/**
 * What has gone on or off of the devices of two who are in a call, for screen readers: one's own too, since it
 * may be by a key, by the host, or because it was unplugged. Empty when nothing has. `time` is that of Date.now().
 */
export function newsOfDevices(before: Seen, now: Seen, time: number): string {
  if (before.call.phase !== 'connected' || now.call.phase !== 'connected') return '';
  const { own, theirs } = words().deviceNews;
  const { other, since } = now.call;
  const begins = time - since < BEGINS_MS && DEVICES.every((device) => !hasOn(before, device));
  const mine = DEVICES.filter((device) => isOn(before, device) !== isOn(now, device));
  const others = DEVICES.filter((device) => !begins && hasOn(before, device) !== hasOn(now, device));
  return [
    ...mine.map((device) => own[device](isOn(now, device))),
    ...others.map((device) => theirs[device](isolated(other), hasOn(now, device))),
  ].join(' ');
}

const isOn = ({ media }: Seen, device: Device): boolean => media[device].state === 'on';
const hasOn = ({ remote }: Seen, device: Device): boolean =>
  device === 'camera' ? remote.video : remote.audio;
