import { fromProto3JSON, toProto3JSON } from 'proto3-json-serializer';
import { RpcError } from '../services/status.ts';
import { checkJson } from './check-json.ts';
import type { MessageType } from './schema.ts';
import { fromPlain, toPlain } from './wire.ts';

type FromJson = Parameters<typeof fromProto3JSON>;
type ToJson = Parameters<typeof toProto3JSON>;

/**
 * ProtoJSON (https://protobuf.dev/programming-guides/json/) that was already parsed, to the plain
 * object that the services take. INVALID_ARGUMENT names what doesn't fit the message.
 */
export function fromJson(type: MessageType, json: unknown): object {
  checkJson(type, json);
  try {
    const message = fromProto3JSON(type as unknown as FromJson[0], json as FromJson[1]);
    if (message === null) throw new TypeError('null');
    return toPlain(message as unknown as Parameters<typeof toPlain>[0]);
  } catch (cause) {
    throw new RpcError('INVALID_ARGUMENT', `Invalid JSON payload received: not a ${type.name}`, { cause });
  }
}

/** ProtoJSON text to a plain object. */
export function parseJson(type: MessageType, text: string): object {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new RpcError('INVALID_ARGUMENT', 'Invalid JSON payload received. It is not JSON.', { cause });
  }
  return fromJson(type, json);
}

/** A plain object of the services to ProtoJSON, ready for JSON.stringify. */
export const toJson = (type: MessageType, plain: object): unknown =>
  toProto3JSON(fromPlain(type, plain) as unknown as ToJson[0]);
