import type { DeviceChange, TrackState } from '../media/local-media.ts';
import { isolated } from '../words/isolated.ts';
import { words } from '../words/words.ts';

/** What the level tells. `heard`: something was heard since the microphone was switched on. */
export function levelWords(microphone: TrackState, heard: boolean): string {
  const { levelOff, levelHeard, levelSilent } = words().devices;
  if (microphone !== 'on') return levelOff;
  return heard ? levelHeard : levelSilent;
}

export type SoundTest = 'idle' | 'playing' | 'played' | 'blocked';

export type RecordTest = 'idle' | 'recording' | 'playing' | 'played' | 'silent' | 'failed';

/** How many seconds are recorded. */
export const RECORD_S = 5;

export function recordTestWords(
  state: RecordTest,
  secondsLeft: number,
): { readonly button: string; readonly text: string } {
  const { common } = words();
  const { recordTest } = words().devices;
  switch (state) {
    case 'idle':
      return { button: recordTest.start(RECORD_S), text: recordTest.promise };
    case 'recording':
      return { button: common.stop, text: recordTest.recording(secondsLeft) };
    case 'playing':
      return { button: common.stop, text: recordTest.playing };
    case 'played':
      return { button: recordTest.again, text: recordTest.played };
    case 'silent':
    case 'failed':
      return { button: common.tryAgain, text: recordTest[state] };
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
  const { devices } = words();
  const device = isolated(deviceName(label)) || devices.unnamed[role];
  const uses = now === '' ? '' : devices.isUsed[role](isolated(deviceName(now)));
  switch (what) {
    case 'lost':
      return {
        title: devices.isGone(device),
        text: role === 'speaker' ? devices.hearsThroughSystem : uses,
      };
    case 'back':
      return { title: devices.isBack(device), text: devices.isUsedAgain[role] };
    case 'failed':
      return { title: devices.didNotStart(device), text: `${devices.otherAppMayHaveIt} ${uses}`.trim() };
  }
}

/** In the browser of an app that gives no camera. `app` as inAppBrowser() gives it. */
export function inAppWords(app: string, android: boolean): { readonly title: string; readonly text: string } {
  const { inApp } = words().devices;
  return { title: inApp.title(isolated(app)), text: android ? inApp.android : inApp.others };
}
