import type { IncomingMessage } from 'node:http';
import { RpcError } from '../services/status.ts';
import { MAX_REQUEST_BYTES } from './limits.ts';

/** A request's whole body as text. INVALID_ARGUMENT when it is larger than Firestore takes. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Read to the end even when it is too much: a client hears the refusal only after it has sent everything.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_REQUEST_BYTES) chunks.push(chunk);
  }
  if (bytes > MAX_REQUEST_BYTES) {
    const message = `Request payload size exceeds the limit: ${MAX_REQUEST_BYTES} bytes.`;
    throw new RpcError('INVALID_ARGUMENT', message);
  }
  return Buffer.concat(chunks).toString('utf8');
}
