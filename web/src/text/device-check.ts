import type { DeviceRole } from '../media/device-list.ts';
import type { DeviceChange, TrackState } from '../media/local-media.ts';

export const DEVICE_WORDS = {
  title: 'Camera and sound',
  systemDefault: 'What the system uses',
  anyCamera: 'What the browser takes',
  none: { camera: 'No camera is allowed yet', microphone: 'No microphone is allowed yet' },
  level: 'Level of the microphone',
  otherSpeaker: 'Choose another speaker…',
  noChoiceOfSpeaker: 'This browser plays where the system does: choose the speaker in the system’s settings.',
  echoes: 'Both devices in one room? Use headphones, or it echoes.',
  headphones:
    'Two devices in one room? Use headphones, or mute one and turn its sound down: else each hears the other, and it echoes.',
} as const;

export const ROLE_LABELS: Readonly<Record<DeviceRole, string>> = {
  camera: 'Camera',
  microphone: 'Microphone',
  speaker: 'Speaker',
};

/** What the level tells. `heard`: something was heard since the microphone was switched on. */
export function levelWords(microphone: TrackState, heard: boolean): string {
  if (microphone !== 'on') return 'Your microphone is off.';
  return heard ? 'Your microphone works.' : 'Say something: the bar moves with your voice.';
}

export type SoundTest = 'idle' | 'playing' | 'played' | 'blocked';

export const SOUND_TEST_WORDS: Readonly<
  Record<SoundTest, { readonly button: string; readonly text: string }>
> = {
  idle: { button: 'Play a test sound', text: '' },
  playing: { button: 'Playing…', text: 'You should hear three notes.' },
  played: {
    button: 'Play it again',
    text: 'Heard nothing? Turn the volume up, or choose another speaker.',
  },
  blocked: { button: 'Play a test sound', text: 'The browser plays no sound. Try again.' },
};

export type RecordTest = 'idle' | 'recording' | 'playing' | 'played' | 'silent' | 'failed';

/** How many seconds are recorded. */
export const RECORD_S = 5;

export function recordTestWords(
  state: RecordTest,
  secondsLeft: number,
): { readonly button: string; readonly text: string } {
  switch (state) {
    case 'idle':
      return {
        button: `Record ${RECORD_S} seconds and play back`,
        text: 'See and hear yourself as others do. It stays on this device.',
      };
    case 'recording':
      return { button: 'Stop', text: `Recording, ${secondsLeft} s left. Say something.` };
    case 'playing':
      return { button: 'Stop', text: 'This is you.' };
    case 'played':
      return { button: 'Record again', text: 'That was you. It is not kept.' };
    case 'silent':
      return { button: 'Try again', text: 'Camera and microphone are off: there is nothing to record.' };
    case 'failed':
      return { button: 'Try again', text: 'This browser couldn’t record or play it.' };
  }
}

/** What the browser calls a device, without the numbers that Chromium puts behind it, e.g. `(046d:0825)`. */
export const deviceName = (label: string): string => label.replace(/\s*\([\da-f]{4}:[\da-f]{4}\)$/i, '');

/** What to call the devices of a list: those of one name are counted. */
export function deviceNames(labels: readonly string[]): readonly string[] {
  const names = labels.map(deviceName);
  return names.map((name, index) => {
    if (names.indexOf(name) === names.lastIndexOf(name)) return name;
    return `${name} ${names.slice(0, index + 1).filter((one) => one === name).length}`;
  });
}

/** What has happened to a device by itself. */
export function changeWords({ what, role, label, now }: DeviceChange): {
  readonly title: string;
  readonly text: string;
} {
  const device = deviceName(label) || `The ${role}`;
  const uses = now === '' ? '' : `Your ${role} is ${deviceName(now)} now.`;
  switch (what) {
    case 'lost':
      return {
        title: `${device} is gone`,
        text: role === 'speaker' ? 'You hear through what the system uses.' : uses,
      };
    case 'back':
      return { title: `${device} is back`, text: `It is your ${role} again.` };
    case 'failed':
      return { title: `${device} didn’t start`, text: `Another app may have it. ${uses}`.trim() };
  }
}

/** In the browser of an app that gives no camera. `app` as inAppBrowser() gives it. */
export function inAppWords(app: string, android: boolean): { readonly title: string; readonly text: string } {
  const which = app === '' ? 'This app' : app;
  return {
    title: `${which} doesn’t let us use the camera`,
    text: android
      ? 'Open the page in your browser: by the button, or by the app’s menu.'
      : 'Open the page in your browser: by the app’s menu, “Open in browser” or “Open in Safari”. Or copy the link and paste it there.',
  };
}

export const OPEN_IN_BROWSER = 'Open in your browser';
