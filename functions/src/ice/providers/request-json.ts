import { ProviderError } from './provider-error.ts';

/** For all that a provider asks in one mint: nobody waits at the click, but a hung request is billed. */
export const WITHIN_MS = 3_000;

/** Where a service is and how long it may take. No setting leads here, so none can send a secret elsewhere. */
export interface ServiceOptions {
  /** E.g. `https://api.example.org`. */
  readonly service: string;
  readonly withinMs: number;
}

/** An answer has some 2 kB. */
const MAX_BYTES = 64 * 1024;

export interface JsonRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** When to give up. */
  readonly signal: AbortSignal;
  /** Names of the settings that are likely wrong when the service refuses. */
  readonly fix: readonly string[];
}

/** The JSON that a service answers with status 2xx. Rejects with ProviderError alone, which quotes nothing. */
export async function requestJson({ url, fix, ...init }: JsonRequest): Promise<unknown> {
  let text: string;
  try {
    // A redirect would take the secret along.
    const response = await fetch(url, { ...init, redirect: 'manual' });
    if (!response.ok) {
      await response.body?.cancel();
      throw refusal(response.status, fix);
    }
    text = await readText(response);
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    throw new ProviderError(init.signal.aborted ? 'provider/slow' : 'provider/unreachable');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ProviderError('provider/nonsense');
  }
}

function refusal(status: number, fix: readonly string[]): ProviderError {
  if (status === 429) return new ProviderError('provider/busy', { status });
  if (status >= 400 && status < 500) return new ProviderError('provider/refused', { status, fix });
  return new ProviderError('provider/unavailable', { status });
}

async function readText({ body }: Response): Promise<string> {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop lets go of the connection.
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw new ProviderError('provider/nonsense');
  }
  return Buffer.concat(chunks).toString();
}
