import type { ErrorCode, ParleyError } from '../../../contract/errors.ts';

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

const WITHOUT: Readonly<Record<DeviceKind | 'both', string>> = {
  camera: 'You can join without a camera.',
  microphone: 'You can join without a microphone: you hear the other person, but they don’t hear you.',
  both: 'You can join without them: you see and hear the other person.',
};

const TITLES: Readonly<Record<DeviceCode, Readonly<Record<DeviceKind | 'both', string>>>> = {
  denied: {
    camera: 'The camera is blocked',
    microphone: 'The microphone is blocked',
    both: 'Camera and microphone are blocked',
  },
  missing: {
    camera: 'No camera was found',
    microphone: 'No microphone was found',
    both: 'No camera and no microphone were found',
  },
  busy: {
    camera: 'The camera is in use',
    microphone: 'The microphone is in use',
    both: 'Camera and microphone are in use',
  },
  failed: {
    camera: 'The camera didn’t start',
    microphone: 'The microphone didn’t start',
    both: 'Camera and microphone didn’t start',
  },
};

const HELP: Readonly<Record<DeviceCode, (it: 'it' | 'them') => string>> = {
  denied: (it) => `Allow ${it} for this page, usually by the icon next to the address, then try again.`,
  missing: () => 'Plug one in, then try again.',
  busy: (it) => `Another app or tab seems to have ${it}. Close that one, then try again.`,
  failed: (it) => `Unplug ${it} and plug ${it} in again, or restart the browser, then try again.`,
};

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
  return {
    title: TITLES[code][which],
    help: HELP[code](which === 'both' ? 'them' : 'it'),
    without: WITHOUT[which],
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
