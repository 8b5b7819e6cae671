import type { BrowserKind, SystemKind } from '../media/browser-kind.ts';
import type { DeviceKind } from './device-problems.ts';

type Subject = DeviceKind | 'both';

const NAMES: Readonly<Record<Subject, string>> = {
  camera: 'Camera',
  microphone: 'Microphone',
  both: 'Camera and Microphone',
};

const AGAIN = 'Then click “Try again” here. If the browser wants to reload the page, let it.';
const TAP_AGAIN = 'Then tap “Try again” here, or reload the page.';

const STEPS: Readonly<Record<BrowserKind, (name: string) => readonly string[]>> = {
  chrome: (name) => [
    'Click the icon to the left of the address, “View site information”.',
    `Switch on ${name}.`,
    AGAIN,
  ],
  edge: (name) => [
    'Click the lock to the left of the address, “View site information”.',
    `Under “Permissions for this site”, set ${name} to “Allow”.`,
    AGAIN,
  ],
  firefox: (name) => [
    'Click the crossed-out icon to the left of the address.',
    `Next to ${name}, click the × behind “Blocked” or “Blocked Temporarily”.`,
    'Then click “Try again” here, and “Allow” when Firefox asks.',
  ],
  safari: (name) => [
    'In the menu bar, open “Safari”, then “Settings for” this website.',
    `Set ${name} to “Allow”.`,
    'Then reload the page.',
  ],
  'chrome-android': (name) => [
    'Tap the icon to the left of the address, then “Permissions”.',
    `Switch on ${name}.`,
    TAP_AGAIN,
  ],
  'firefox-android': (name) => [
    'Tap the icon to the left of the address.',
    `Tap ${name} until it says “Allowed”.`,
    TAP_AGAIN,
  ],
  samsung: (name) => [
    'Tap the icon to the left of the address, then “Permissions”.',
    `Allow ${name}.`,
    TAP_AGAIN,
  ],
  'safari-ios': (name) => [
    'Tap the page menu beside the address (“aA” or a list with lines), then “Website Settings”. It may be behind “…”.',
    `Set ${name} to “Allow”.`,
    'Then reload the page.',
  ],
  'other-ios': (name) => [
    'Open the Settings app of the device, then “Apps”, then this browser.',
    `Switch on ${name}.`,
    'Come back and reload the page.',
  ],
  'in-app': (name) => [
    'Some apps can be allowed it: open the “Settings” of the phone, then “Apps”, then the app you are in.',
    `Allow ${name}, under “Permissions” if there is such a thing.`,
    TAP_AGAIN,
  ],
  other: (name) => [
    'Click the icon next to the address, or open the browser’s settings for this site.',
    `Allow ${name}.`,
    TAP_AGAIN,
  ],
};

const SYSTEM_STEPS: Readonly<Record<SystemKind, (name: string) => readonly string[]>> = {
  macos: (name) => [
    'Open “System Settings” of the Mac, then “Privacy & Security”.',
    `Under ${name}, switch on this browser, and start it again.`,
  ],
  windows: (name) => [
    'Open “Settings” of Windows, then “Privacy & security”.',
    `Under ${name}, switch on access, and that of desktop apps.`,
  ],
  android: (name) => [
    'Open “Settings” of the phone, then “Apps”, then this browser, then “Permissions”.',
    `Allow ${name}.`,
  ],
  ios: (name) => [
    'Open the “Settings” app, then “Privacy & Security”.',
    `Under ${name}, switch on this browser.`,
  ],
  other: (name) => [`Look into the system’s settings for privacy, and allow ${name} for this browser.`],
};

export interface DeniedHelp {
  /** What to do, one after the other. */
  readonly steps: readonly string[];
  /** Where else it may be blocked; null when `steps` are about that already. */
  readonly otherwise: { readonly title: string; readonly steps: readonly string[] } | null;
}

/** How to allow what was refused, in the terms of the browser. `bySystem`: the system has refused it. */
export function deniedHelp(
  kinds: readonly DeviceKind[],
  browser: BrowserKind,
  system: SystemKind,
  bySystem: boolean,
): DeniedHelp {
  const name = NAMES[kinds.length === 1 ? (kinds[0] ?? 'both') : 'both'];
  if (browser === 'in-app') return { steps: STEPS[browser](name), otherwise: null };
  const systemSteps = SYSTEM_STEPS[system](name);
  if (bySystem) return { steps: [...systemSteps, TAP_AGAIN], otherwise: null };
  return {
    steps: STEPS[browser](name),
    otherwise: { title: 'It is allowed there already?', steps: systemSteps },
  };
}
