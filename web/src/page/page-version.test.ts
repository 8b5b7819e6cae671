import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loaded, newVersion } from '../service-worker/messages.ts';
import { PageVersion, type VersionSources } from './page-version.ts';

const SCRIPT = '/assets/index-1a2b.js';
let now = 0;
let told: (data: unknown) => void = () => undefined;
let seen = (): void => undefined;
const update = vi.fn(() => Promise.reject(new TypeError('offline')));
const active = { postMessage: vi.fn() };
const registration = { update, active };
const document = {
  visibilityState: 'visible' as DocumentVisibilityState,
  addEventListener: (_: string, listener: () => void) => void (seen = listener),
};
const sources = {
  workers: {
    register: vi.fn(() => Promise.resolve(registration)),
    ready: Promise.resolve(registration),
    addEventListener: (_: string, listener: (event: { data: unknown }) => void) => {
      told = (data) => listener({ data });
    },
  },
  document,
  now: () => now,
} as unknown as VersionSources;

let version: PageVersion;
beforeEach(async () => {
  now = 0;
  vi.clearAllMocks();
  version = new PageVersion(SCRIPT);
  await version.keep(sources);
});

describe('PageVersion', () => {
  it('tells the worker which page has loaded', () => {
    expect(active.postMessage).toHaveBeenCalledWith(loaded(SCRIPT));
  });

  it('is old when a worker comes that has not got its script', () => {
    expect(version.isOld).toBe(false);
    told(newVersion(['/', SCRIPT]));
    expect(version.isOld).toBe(false);
    told(newVersion(['/', '/assets/index-3c4d.js']));
    expect(version.isOld).toBe(true);
  });

  it('believes nobody else', () => {
    for (const data of [null, 'version', { parley: 'version' }, { parley: 'loaded', files: [] }]) told(data);
    expect(version.isOld).toBe(false);
  });

  it('looks for a new one when somebody comes back after an hour', () => {
    now = 59 * 60_000;
    seen();
    expect(update).not.toHaveBeenCalled();
    now = 60 * 60_000;
    document.visibilityState = 'hidden';
    seen();
    expect(update).not.toHaveBeenCalled();
    document.visibilityState = 'visible';
    seen();
    seen();
    expect(update).toHaveBeenCalledTimes(1);
  });
});
