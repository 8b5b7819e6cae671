import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { logEntry } from '../../../log.ts';
import { ProviderError } from '../provider-error.ts';
import type { IceProvider, Minted, MintRequest } from '../provider.ts';
import { WITHIN_MS } from '../request-json.ts';
import { startService, type Answer, type Asked, type Service } from './service.ts';

export const REQUEST: MintRequest = { uid: 'ana', now: Date.UTC(2026, 10, 21, 9), lifetimeMs: 720_000 };

export interface ProviderUnderTest {
  /** The provider with its API at this address, such as `http://127.0.0.1:41234`. */
  readonly make: (service: string, withinMs?: number) => IceProvider;
  /** A right value for each parameter and secret. */
  readonly settings: Readonly<Record<string, string>>;
  readonly secret: string;
  /** Values that a parameter must not have, by its name. */
  readonly wrong: Readonly<Record<string, readonly string[]>>;
  /** What the service's documentation says that it answers. */
  readonly documented: (asked: Asked) => Answer;
}

/** What every provider that asks a service over HTTP has to do. */
export function describeProvider(name: string, under: ProviderUnderTest): void {
  const { make, settings, secret, wrong, documented } = under;
  let service: Service | undefined;

  beforeEach(() => {
    for (const [key, value] of Object.entries(settings)) vi.stubEnv(key, value);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await service?.close();
    service = undefined;
  });

  const mintFrom = async (
    answer: (asked: Asked) => Answer,
    changes: Partial<MintRequest> = {},
  ): Promise<Minted> => {
    service = await startService(answer);
    return make(service.url).mint({ ...REQUEST, ...changes });
  };
  const failureOf = async (answer: (asked: Asked) => Answer): Promise<ProviderError> => {
    const error: unknown = await mintFrom(answer).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ProviderError);
    expectNoSecret(error as ProviderError);
    return error as ProviderError;
  };
  const expectNoSecret = (error: ProviderError): void => {
    const logged = logEntry({
      event: 'ice/fallback',
      step: 'provider',
      provider: name,
      fix: error.fix,
      error,
    });
    expect(error.cause).toBeUndefined();
    const told = JSON.stringify([error.message, error.stack, Object.entries(error), logged]);
    const encoded = Buffer.from(`:${settings[secret]}`).toString('base64');
    for (const never of [settings[secret] ?? '', encoded, LEAK]) expect(told).not.toContain(never);
  };

  describe(`${name}, as every provider`, () => {
    it('binds one secret and is in its own name', () => {
      const provider = make('http://127.0.0.1:1');
      expect(provider.name).toBe(name);
      expect(provider.secrets.map((one) => one.name)).toEqual([secret]);
    });

    it('always has an expiry, which is never later than asked for', async () => {
      const { expiresAt } = await mintFrom(documented, { lifetimeMs: 720_999 });
      expect(expiresAt).toBe(REQUEST.now + 720_000);
      const { expiresAt: soonest } = await mintFrom(documented, { lifetimeMs: 1 });
      expect(soonest).toBe(REQUEST.now + 1_000);
      const week = 7 * 86_400_000;
      const { expiresAt: longest } = await mintFrom(documented, { lifetimeMs: week });
      expect(longest).toBeLessThan(REQUEST.now + week);
      expect(longest).toBeGreaterThanOrEqual(REQUEST.now + 6 * 3_600_000);
    });

    it.each(Object.entries(wrong).flatMap(([key, values]) => ['', ...values].map((value) => [key, value])))(
      'sends nothing when %s is %j',
      async (key = '', value = '') => {
        vi.stubEnv(key, value);
        const failure = await failureOf(documented);
        expect(failure).toMatchObject({ code: 'provider/misconfigured', fix: [key] });
        expect(service?.asked).toEqual([]);
      },
    );

    it.each(['', `a\n${LEAK}`, `${LEAK} ä`])('sends nothing when the secret is %j', async (value) => {
      vi.stubEnv(secret, value);
      const failure = await failureOf(documented);
      expect(failure).toMatchObject({ code: 'provider/misconfigured', fix: [secret] });
      expect(service?.asked).toEqual([]);
    });

    it('forgives space around settings', async () => {
      for (const [key, value] of Object.entries(settings)) vi.stubEnv(key, ` ${value}\n`);
      expect((await mintFrom(documented)).iceServers.length).toBeGreaterThan(0);
    });

    it.each([400, 401, 403, 404, 422])('says what to look at when it is refused with %i', async (status) => {
      const failure = await failureOf(() => ({ status, json: { message: LEAK } }));
      expect(failure).toMatchObject({ code: 'provider/refused', status });
      expect(failure.fix).toContain(secret);
      for (const key of failure.fix) expect(settings).toHaveProperty(key);
      expect(logEntry({ event: 'ice/fallback', step: 'provider', fix: failure.fix })['fix']).toEqual(
        failure.fix,
      );
    });

    it.each([
      [429, 'provider/busy'],
      [500, 'provider/unavailable'],
      [503, 'provider/unavailable'],
    ])('tells a service in trouble from a wrong configuration: %i', async (status, code) => {
      expect(await failureOf(() => ({ status, json: LEAK }))).toMatchObject({ code, status, fix: [] });
    });

    it('takes no redirect, which would take the secret along', async () => {
      const other = await startService(documented);
      const failure = await failureOf(() => ({
        write: (response) => response.writeHead(307, { location: other.url }).end(),
      }));
      expect(failure).toMatchObject({ code: 'provider/unavailable', status: 307 });
      expect(other.asked).toEqual([]);
      await other.close();
    });

    it.each([
      '',
      '<html>',
      'null',
      '7',
      '"x"',
      '[]',
      '{}',
      '{"iceServers":{}}',
      '[[[[]]]]',
      '{"s":"ok","v":null}',
    ])('refuses %j as nonsense', async (text) => {
      const failure = await failureOf(() => ({ write: (response) => response.writeHead(200).end(text) }));
      expect(failure).toMatchObject({ code: 'provider/nonsense', fix: [] });
    });

    it('stops reading what is far too long', async () => {
      let closed = false;
      const failure = await failureOf(() => ({
        write: (response) => {
          response.writeHead(200).write(`"${LEAK}`);
          const more = setInterval(() => response.write('x'.repeat(50_000)), 1);
          response.once('close', () => {
            closed = true;
            clearInterval(more);
          });
        },
      }));
      expect(failure.code).toBe('provider/nonsense');
      await vi.waitFor(() => expect(closed).toBe(true));
    });

    it('says when nobody is there, and when the connection breaks', async () => {
      const gone = await startService(documented);
      await gone.close();
      await expect(make(gone.url).mint(REQUEST)).rejects.toMatchObject({ code: 'provider/unreachable' });
      const failure = await failureOf(() => ({
        write: (response) => {
          response.writeHead(200).write('[');
          setTimeout(() => response.destroy(), 10);
        },
      }));
      expect(failure).toMatchObject({ code: 'provider/unreachable' });
    });

    it('gives up in time on an answer that never begins, and one that never ends', async () => {
      const never = await startService(() => ({ write: () => undefined }));
      const endless = await startService(() => ({
        write: (response) => {
          response.writeHead(200).write('[');
          const more = setInterval(() => response.write(' '), 50);
          response.once('close', () => clearInterval(more));
        },
      }));
      const began = performance.now();
      const failures = await Promise.all(
        [never, endless].map(({ url }) =>
          make(url, 200)
            .mint(REQUEST)
            .catch((error: unknown) => error),
        ),
      );
      const took = performance.now() - began;
      for (const failure of failures) expect(failure).toMatchObject({ code: 'provider/slow' });
      expect(took).toBeGreaterThan(190);
      expect(took).toBeLessThan(1_500);
      expect(WITHIN_MS).toBeLessThanOrEqual(3_000);
      await Promise.all([never.close(), endless.close()]);
    });
  });
}

/** A word that is in answers and settings, and must not be in an error or in the log. */
const LEAK = 'never-to-be-told';
