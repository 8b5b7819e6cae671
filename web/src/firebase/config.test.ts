import { describe, expect, it } from 'vitest';
import { isDemoProject, loadConfig, parseConfig } from './config.ts';

describe('the Firebase configuration', () => {
  it('is what Hosting serves', async () => {
    const served = {
      projectId: 'my-calls',
      apiKey: 'key',
      appId: '1:2:web:3',
      authDomain: 'x',
      storageBucket: '',
    };
    const fetch = async (url: unknown): Promise<Response> => {
      expect(url).toBe('/__/firebase/init.json');
      return Response.json(served);
    };
    await expect(loadConfig(fetch as typeof globalThis.fetch)).resolves.toEqual({
      projectId: 'my-calls',
      apiKey: 'key',
      appId: '1:2:web:3',
      authDomain: 'x',
    });
  });

  it('needs no key in a demo project, and one in any other', () => {
    expect(parseConfig({ projectId: 'demo-parley' })).toEqual({ projectId: 'demo-parley', apiKey: 'demo' });
    expect(() => parseConfig({ projectId: 'my-calls' })).toThrow(/API key/);
    expect(isDemoProject('my-demo-calls')).toBe(false);
  });

  it.each([null, [], 'text', {}, { projectId: 7 }])('refuses %j', (json) => {
    expect(() => parseConfig(json)).toThrow(
      expect.objectContaining({ code: 'network/firebase-unreachable' }),
    );
  });

  it('refuses an answer that is an error', async () => {
    const fetch = async (): Promise<Response> => new Response('no', { status: 404 });
    await expect(loadConfig(fetch)).rejects.toMatchObject({ code: 'network/firebase-unreachable' });
  });
});
