import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, loadSettings, parseSettings } from './settings.ts';

const answering = (response: () => Response | Promise<Response>): typeof globalThis.fetch =>
  (async () => response()) as typeof globalThis.fetch;

describe('the settings of the page', () => {
  it('are what Hosting serves', async () => {
    const served = { stunUrls: ['stun:stun.example.org', 'stun:192.0.2.1:3479'], turn: true };
    const fetch = async (url: unknown): Promise<Response> => {
      expect(url).toBe('/parley.json');
      return Response.json(served);
    };
    await expect(loadSettings(fetch as typeof globalThis.fetch)).resolves.toEqual({
      ...served,
      relayNotice: false,
      relayOnly: false,
      appCheckKey: '',
    });
  });

  it('may be no STUN at all, and leave out the notice', () => {
    expect(parseSettings({ stunUrls: [], turn: false, relayNotice: false })).toEqual({
      stunUrls: [],
      turn: false,
      relayNotice: false,
      relayOnly: false,
      appCheckKey: '',
    });
  });

  it('may hide addresses, also when that is said oddly', () => {
    expect(parseSettings({ relayOnly: true }).relayOnly).toBe(true);
    expect(parseSettings({ relayOnly: 'yes' }).relayOnly).toBe(true);
    expect(parseSettings({ relayOnly: false }).relayOnly).toBe(false);
  });

  it('may switch on App Check', () => {
    expect(parseSettings({ appCheckKey: 'site-key' }).appCheckKey).toBe('site-key');
    expect(parseSettings({ appCheckKey: 7 }).appCheckKey).toBe('');
  });

  it.each<[string, () => Response]>([
    ['the file is missing', () => new Response('no', { status: 404 })],
    ['Hosting answers with the page', () => new Response('<!doctype html>')],
  ])('are the defaults when %s', async (_, response) => {
    await expect(loadSettings(answering(response))).resolves.toEqual(DEFAULT_SETTINGS);
  });

  it('reject when Hosting cannot be reached: nobody knows then whether App Check is on', async () => {
    await expect(
      loadSettings(answering(() => Promise.reject(new TypeError('no network')))),
    ).rejects.toThrow();
    await expect(loadSettings(answering(() => new Response('', { status: 503 })))).rejects.toThrow(/503/);
  });

  it.each([
    null,
    [],
    'text',
    {},
    { stunUrls: 'stun:x', turn: 1 },
    { stunUrls: [7] },
    { stunUrls: ['turn:t.example.org'] },
    { stunUrls: ['stun://x'] },
  ])('are the defaults where %j is odd', (json) => {
    expect(parseSettings(json)).toEqual(DEFAULT_SETTINGS);
  });

  it('tell of networks that will not connect where there is no relay', () => {
    expect(parseSettings({ turn: false }).relayNotice).toBe(true);
    expect(parseSettings({ turn: true }).relayNotice).toBe(false);
  });
});
