import { words } from '../words/words.ts';
import type { PageState } from './page-state.ts';

type Seen = Pick<PageState, 'call' | 'media'>;

/**
 * What has gone on or off of one's own devices during a call, for screen readers: by a key, by the host, or
 * because it was unplugged. Empty when nothing has.
 */
export function newsOfDevices(before: Seen, now: Seen): string {
  if (before.call.phase !== 'connected' || now.call.phase !== 'connected') return '';
  return (['microphone', 'camera'] as const)
    .filter((device) => isOn(before, device) !== isOn(now, device))
    .map((device) => words().deviceNews[device](isOn(now, device)))
    .join(' ');
}

const isOn = ({ media }: Seen, device: 'camera' | 'microphone'): boolean => media[device].state === 'on';
