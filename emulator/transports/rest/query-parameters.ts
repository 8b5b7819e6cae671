import protobuf from 'protobufjs/light.js';
import type { MessageType } from '../../protocol/schema.ts';
import { RpcError } from '../../services/status.ts';

/** Parameters that are the HTTP layer's own, https://cloud.google.com/apis/docs/system-parameters. */
const SYSTEM_PARAMETERS = new Set([
  'alt',
  'key',
  'prettyPrint',
  'quotaUser',
  'fields',
  'access_token',
  '$alt',
]);

type Json = Record<string, unknown>;

/**
 * Sets fields of a request (ProtoJSON) from a URL's query: `mask.fieldPaths=a&mask.fieldPaths=b`.
 * INVALID_ARGUMENT names a parameter that the message doesn't have.
 */
export function setFromQuery(request: Json, type: MessageType, query: URLSearchParams): void {
  for (const name of new Set(query.keys())) {
    if (SYSTEM_PARAMETERS.has(name) || name.startsWith('$')) continue;
    setField(request, type, name, query.getAll(name));
  }
}

/** Sets the field with this dotted path, e.g. `document.name`, in ProtoJSON of a message. */
export function setField(request: Json, type: MessageType, path: string, values: readonly string[]): void {
  const [first = '', ...rest] = path.split('.');
  const name = camelCase(first);
  const field = type.fields[name]?.resolve();
  if (!field) throw unknownParameter(path);
  if (rest.length > 0) {
    if (!(field.resolvedType instanceof protobuf.Type) || field.repeated || field.map)
      throw unknownParameter(path);
    const inner = (request[name] ??= {}) as Json;
    setField(inner, field.resolvedType, rest.join('.'), values);
    return;
  }
  const parsed = values.map((value) => (field.type === 'bool' ? parseBoolean(value) : value));
  if (field.repeated) request[name] = parsed;
  else request[name] = parsed.at(-1);
}

/** `fieldPaths` as it is in ProtoJSON, from that or from `field_paths`. */
const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

// Anything else stays as it is and is refused as no boolean.
function parseBoolean(value: string): boolean | string {
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}

function unknownParameter(path: string): RpcError {
  const message = `Invalid JSON payload received. Unknown name "${path}": Cannot bind query parameter.`;
  return new RpcError('INVALID_ARGUMENT', message);
}
