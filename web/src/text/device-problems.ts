import type { ErrorCode, ParleyError } from '../../../contract/errors.ts';
import { words } from '../words/words.ts';

export type DeviceKind = 'camera' | 'microphone';

export interface DeviceWords {
  readonly title: string;
  readonly help: string;
  /** That the call works without it. */
  readonly without: string;
  /** Whether it is the browser or the system that doesn't allow it. */
  readonly blocked: boolean;
}

type DeviceCode = 'denied' | 'missing' | 'busy' | 'failed';

/**
 * The words for what doesn't work, one or two sets: camera and microphone share one when
 * they fail for the same reason.
 */
export function deviceProblems(
  camera: ParleyError | null,
  microphone: ParleyError | null,
): { readonly kinds: readonly DeviceKind[]; readonly words: DeviceWords }[] {
  if (camera && microphone && deviceCode(camera.code) === deviceCode(microphone.code)) {
    return [{ kinds: ['camera', 'microphone'], words: wordsOf('both', camera) }];
  }
  return [
    ...(camera ? [{ kinds: ['camera' as const], words: wordsOf('camera', camera) }] : []),
    ...(microphone ? [{ kinds: ['microphone' as const], words: wordsOf('microphone', microphone) }] : []),
  ];
}

function wordsOf(which: DeviceKind | 'both', error: ParleyError): DeviceWords {
  const code = deviceCode(error.code);
  const { titles, help, without } = words().deviceProblems;
  return {
    title: titles[code][which],
    help: help[code][which === 'both' ? 'both' : 'one'],
    without: without[which],
    blocked: code === 'denied',
  };
}

function deviceCode(code: ErrorCode): DeviceCode {
  switch (code) {
    case 'media/denied':
      return 'denied';
    case 'media/missing':
      return 'missing';
    case 'media/busy':
      return 'busy';
    default:
      return 'failed';
  }
}
