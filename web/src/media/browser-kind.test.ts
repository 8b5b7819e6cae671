import { describe, expect, it } from 'vitest';
import { browserKind, systemKind, type BrowserKind, type SystemKind } from './browser-kind.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const IOS = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const ANDROID = `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT}`;

const AGENTS: [string, number, BrowserKind, SystemKind][] = [
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`,
    0,
    'chrome',
    'windows',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
    10,
    'edge',
    'windows',
  ],
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36 OPR/125.0.0.0`,
    0,
    'other',
    'other',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 0, 'firefox', 'other'],
  ['Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0', 5, 'firefox-android', 'android'],
  [`${ANDROID} Chrome/142.0.0.0 Mobile Safari/537.36`, 5, 'chrome-android', 'android'],
  [`${ANDROID} Chrome/142.0.0.0 Mobile Safari/537.36 EdgA/142.0.0.0`, 5, 'chrome-android', 'android'],
  [`${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 5, 'samsung', 'android'],
  [`${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15`, 0, 'safari', 'macos'],
  [`${MAC} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15`, 5, 'safari-ios', 'ios'],
  [`${IOS} Version/18.5 Mobile/15E148 Safari/604.1`, 5, 'safari-ios', 'ios'],
  [`${IOS} CriOS/142.0.0.0 Mobile/15E148 Safari/604.1`, 5, 'other-ios', 'ios'],
  [`${IOS} FxiOS/145.0 Mobile/15E148 Safari/605.1.15`, 5, 'other-ios', 'ios'],
  ['Something else', 0, 'other', 'other'],
];

describe('which browser and which system', () => {
  it.each(AGENTS)('%s, %i touch points', (agent, touchPoints, browser, system) => {
    expect(browserKind(agent, touchPoints)).toBe(browser);
    expect(systemKind(agent, touchPoints)).toBe(system);
  });
});
