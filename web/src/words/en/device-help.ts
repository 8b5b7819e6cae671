const AGAIN = 'Then click “Try again” here. If the browser wants to reload the page, let it.';
const TAP_AGAIN = 'Then tap “Try again” here, or reload the page.';
const RELOAD = 'Then reload the page.';

/**
 * How to allow what was refused, step by step, in the terms of the browser and the system. They take the names
 * that browsers give to what is to be allowed.
 */
export const deviceHelp = {
  names: { camera: 'Camera', microphone: 'Microphone', both: 'Camera and Microphone' },
  otherwise: 'It is allowed there already?',
  tapAgain: TAP_AGAIN,
  browsers: {
    chrome: (name: string) => [
      'Click the icon to the left of the address, “View site information”.',
      `Switch on ${name}.`,
      AGAIN,
    ],
    edge: (name: string) => [
      'Click the lock to the left of the address, “View site information”.',
      `Under “Permissions for this site”, set ${name} to “Allow”.`,
      AGAIN,
    ],
    firefox: (name: string) => [
      'Click the crossed-out icon to the left of the address.',
      `Next to ${name}, click the × behind “Blocked” or “Blocked Temporarily”.`,
      'Then click “Try again” here, and “Allow” when Firefox asks.',
    ],
    safari: (name: string) => [
      'In the menu bar, open “Safari”, then “Settings for” this website.',
      `Set ${name} to “Allow”.`,
      RELOAD,
    ],
    'chrome-android': (name: string) => [
      'Tap the icon to the left of the address, then “Permissions”.',
      `Switch on ${name}.`,
      TAP_AGAIN,
    ],
    'firefox-android': (name: string) => [
      'Tap the icon to the left of the address.',
      `Tap ${name} until it says “Allowed”.`,
      TAP_AGAIN,
    ],
    samsung: (name: string) => [
      'Tap the icon to the left of the address, then “Permissions”.',
      `Allow ${name}.`,
      TAP_AGAIN,
    ],
    'safari-ios': (name: string) => [
      'Tap the page menu beside the address (“aA” or a list with lines), then “Website Settings”. It may be behind “…”.',
      `Set ${name} to “Allow”.`,
      RELOAD,
    ],
    'other-ios': (name: string) => [
      'Open the Settings app of the device, then “Apps”, then this browser.',
      `Switch on ${name}.`,
      'Come back and reload the page.',
    ],
    'in-app': (name: string) => [
      'Some apps can be allowed it: open the “Settings” of the phone, then “Apps”, then the app you are in.',
      `Allow ${name}, under “Permissions” if there is such a thing.`,
      TAP_AGAIN,
    ],
    other: (name: string) => [
      'Click the icon next to the address, or open the browser’s settings for this site.',
      `Allow ${name}.`,
      TAP_AGAIN,
    ],
  },
  systems: {
    macos: (name: string) => [
      'Open “System Settings” of the Mac, then “Privacy & Security”.',
      `Under ${name}, switch on this browser, and start it again.`,
    ],
    windows: (name: string) => [
      'Open “Settings” of Windows, then “Privacy & security”.',
      `Under ${name}, switch on access, and that of desktop apps.`,
    ],
    android: (name: string) => [
      'Open “Settings” of the phone, then “Apps”, then this browser, then “Permissions”.',
      `Allow ${name}.`,
    ],
    ios: (name: string) => [
      'Open the “Settings” app, then “Privacy & Security”.',
      `Under ${name}, switch on this browser.`,
    ],
    other: (name: string) => [
      `Look into the system’s settings for privacy, and allow ${name} for this browser.`,
    ],
  },
};
