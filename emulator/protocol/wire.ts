import protobuf from 'protobufjs/light.js';
import { RpcError } from '../services/status.ts';
import type { MessageType } from './schema.ts';

/** The form in which services/api.ts promises messages: only what was set, 64-bit integers as strings. */
const PLAIN: protobuf.IConversionOptions = { longs: String, enums: String, defaults: false };

/** A protobufjs message as the plain object that the services take. */
export const toPlain = (message: protobuf.Message): object =>
  (message.$type as MessageType).toObject(message, PLAIN);

/** A plain object of the services as a protobufjs message. */
export const fromPlain = (type: MessageType, plain: object): protobuf.Message => type.fromObject(plain);

/** Protocol buffer bytes to a plain object. INVALID_ARGUMENT when they are not such a message. */
export function decode(type: MessageType, bytes: Uint8Array): object {
  try {
    return toPlain(type.decode(bytes));
  } catch (cause) {
    throw new RpcError('INVALID_ARGUMENT', `Not a ${type.name}`, { cause });
  }
}

/** A plain object to protocol buffer bytes. */
export const encode = (type: MessageType, plain: object): Buffer =>
  Buffer.from(type.encode(fromPlain(type, plain)).finish());
