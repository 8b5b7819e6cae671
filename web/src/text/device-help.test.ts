import { describe, expect, it } from 'vitest';
import type { BrowserKind, SystemKind } from '../media/browser-kind.ts';
import { deniedHelp } from './device-help.ts';

const BROWSERS: BrowserKind[] = [
  'chrome',
  'edge',
  'firefox',
  'safari',
  'chrome-android',
  'firefox-android',
  'samsung',
  'safari-ios',
  'other-ios',
  'other',
];
const SYSTEMS: SystemKind[] = ['macos', 'windows', 'android', 'ios', 'other'];

describe('deniedHelp', () => {
  it.each(BROWSERS)('%s: where, what, and that one goes on here', (browser) => {
    const { steps, otherwise } = deniedHelp(['camera'], browser, 'other', false);
    expect(steps).toHaveLength(3);
    expect(steps[1]).toContain('Camera');
    expect(steps.join(' ')).not.toContain('Microphone');
    expect(steps[2]).toMatch(/Try again|reload the page/);
    expect(otherwise).not.toBeNull();
  });

  it('inside an app, sends nobody to an address that isn’t shown', () => {
    const { steps, otherwise } = deniedHelp(['camera', 'microphone'], 'in-app', 'ios', true);
    expect(steps.join(' ')).not.toMatch(/address/);
    expect(steps[1]).toContain('Camera and Microphone');
    expect(otherwise).toBeNull();
  });

  it('uses the browser’s own words', () => {
    const help = (browser: BrowserKind) =>
      deniedHelp(['camera', 'microphone'], browser, 'other', false).steps.join(' ');
    expect(help('chrome')).toContain('“View site information”');
    expect(help('edge')).toContain('“Permissions for this site”');
    expect(help('firefox')).toContain('“Blocked Temporarily”');
    expect(help('safari')).toContain('“Settings for”');
    expect(help('safari-ios')).toContain('“Website Settings”');
    expect(help('chrome')).toContain('Camera and Microphone');
  });

  it.each(SYSTEMS)('%s refuses: the steps are about the system', (system) => {
    const { steps, otherwise } = deniedHelp(['microphone'], 'chrome', system, true);
    expect(steps.join(' ')).toContain('Microphone');
    expect(steps.join(' ')).not.toContain('View site information');
    expect(steps.at(-1)).toContain('Try again');
    expect(otherwise).toBeNull();
  });
});
