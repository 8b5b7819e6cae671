import { createHash, createHmac, randomBytes } from 'node:crypto';

const COOKIE = 0x2112a442;
const HEADER_BYTES = 20;

/** Message types and attributes of RFC 8489 and RFC 8656. */
export const METHOD = { binding: 0x0001, refresh: 0x0004, allocate: 0x0003, permission: 0x0008 } as const;
export const INDICATION = { send: 0x0016, data: 0x0017 } as const;
export const ATTRIBUTE = {
  username: 0x0006,
  integrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  peer: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  relayed: 0x0016,
  transport: 0x0019,
  mapped: 0x0020,
} as const;

export type Attributes = ReadonlyMap<number, Buffer>;

export interface TurnMessage {
  readonly type: number;
  /** Hexadecimal. */
  readonly transaction: string;
  readonly attributes: Attributes;
}

/** What a request is signed with: RFC 8489 section 9.2.2. */
export const longTermKey = (username: string, realm: string, password: string): Buffer =>
  createHash('md5').update(`${username}:${realm}:${password}`).digest();

/** The bytes of a message, signed when there is a key, and its transaction. */
export function encode(
  type: number,
  attributes: Attributes,
  key?: Buffer,
): { readonly bytes: Buffer; readonly transaction: string } {
  const transaction = randomBytes(12);
  const body = Buffer.concat([...attributes].map(([name, value]) => encodeAttribute(name, value)));
  const header = (length: number): Buffer => {
    const start = Buffer.alloc(8);
    start.writeUInt16BE(type, 0);
    start.writeUInt16BE(length, 2);
    start.writeUInt32BE(COOKIE, 4);
    return Buffer.concat([start, transaction]);
  };
  const id = transaction.toString('hex');
  if (!key) return { bytes: Buffer.concat([header(body.length), body]), transaction: id };
  const signed = Buffer.concat([header(body.length + 24), body]);
  const integrity = encodeAttribute(ATTRIBUTE.integrity, createHmac('sha1', key).update(signed).digest());
  return { bytes: Buffer.concat([signed, integrity]), transaction: id };
}

function encodeAttribute(name: number, value: Buffer): Buffer {
  const start = Buffer.alloc(4);
  start.writeUInt16BE(name, 0);
  start.writeUInt16BE(value.length, 2);
  return Buffer.concat([start, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

/** The first whole message of what has arrived, and the rest; null when there is none yet. */
export function decode(bytes: Buffer): { readonly message: TurnMessage; readonly rest: Buffer } | null {
  if (bytes.length < HEADER_BYTES) return null;
  const end = HEADER_BYTES + bytes.readUInt16BE(2);
  if (bytes.length < end) return null;
  const attributes = new Map<number, Buffer>();
  for (let at = HEADER_BYTES; at < end;) {
    const length = bytes.readUInt16BE(at + 2);
    attributes.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  const message = {
    type: bytes.readUInt16BE(0),
    transaction: bytes.subarray(8, HEADER_BYTES).toString('hex'),
    attributes,
  };
  return { message, rest: bytes.subarray(end) };
}

/** An IPv4 address as XOR-PEER-ADDRESS has it. */
export function encodeAddress(host: string, port: number): Buffer {
  const value = Buffer.from([0, 1, 0, 0, ...host.split('.').map(Number)]);
  value.writeUInt16BE(port, 2);
  return xor(value);
}

export function decodeAddress(value: Buffer): { readonly host: string; readonly port: number } {
  const plain = xor(value);
  return { host: [...plain.subarray(4, 8)].join('.'), port: plain.readUInt16BE(2) };
}

function xor(value: Buffer): Buffer {
  const turned = Buffer.from(value);
  turned.writeUInt16BE(value.readUInt16BE(2) ^ (COOKIE >>> 16), 2);
  turned.writeUInt32BE((value.readUInt32BE(4) ^ COOKIE) >>> 0, 4);
  return turned;
}
