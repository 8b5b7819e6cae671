import { RpcError } from '../../services/status.ts';

/** What a POST to a channel carries, https://github.com/google/closure-library's WebChannel v8. */
export interface ForwardForm {
  /** Position of the first message among all that the client ever sends in this session. */
  readonly offset: number;
  /** JSON texts. */
  readonly messages: readonly string[];
  /** Request headers of the first POST, names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}

/** Reads the form of a POST; INVALID_ARGUMENT when it is not one. */
export function readForwardForm(body: string): ForwardForm {
  const form = new URLSearchParams(body);
  const count = Number(form.get('count') ?? 0);
  const offset = Number(form.get('ofs') ?? 0);
  if (!Number.isInteger(count) || count < 0 || !Number.isInteger(offset) || offset < 0) {
    throw new RpcError('INVALID_ARGUMENT', 'count and ofs are not whole numbers');
  }
  const messages = Array.from({ length: count }, (_, index) => {
    const message = form.get(`req${index}___data__`);
    if (message === null) throw new RpcError('INVALID_ARGUMENT', `req${index}___data__ is missing`);
    return message;
  });
  return { offset, messages, headers: readHeaders(form.get('headers') ?? '') };
}

function readHeaders(text: string): ReadonlyMap<string, string> {
  const lines = text.split(/\r?\n/).filter((line) => line.includes(':'));
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}
