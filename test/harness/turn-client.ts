import { createSocket } from 'node:dgram';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import {
  ATTRIBUTE,
  decode,
  decodeAddress,
  encode,
  encodeAddress,
  INDICATION,
  longTermKey,
  METHOD,
  type Attributes,
  type TurnMessage,
} from './turn-message.ts';

/** The server refused: 401 bad credentials, 403 forbidden peer, 486 quota (RFC 8656 section 19). */
export class TurnRefusal extends Error {
  override readonly name = 'TurnRefusal';
  readonly status: number;

  constructor(status: number) {
    super(`TURN refused with ${status}`);
    this.status = status;
  }
}

export interface TurnAddress {
  readonly host: string;
  readonly port: number;
}

export interface Relay {
  readonly address: TurnAddress;
  /** Lets a peer reach the relay and be reached. Rejects with TurnRefusal. */
  permit(peer: TurnAddress): Promise<void>;
  /** Keeps the relay for another ten minutes, or gives it up with 0. */
  refresh(seconds: number): Promise<void>;
  send(peer: TurnAddress, data: string): void;
  /** What the next peer sends. */
  receive(): Promise<string>;
  close(): void;
}

interface Wire {
  send(bytes: Buffer): void;
  close(): void;
}

const WITHIN_MS = 5_000;

/** Gets a relay from a TURN server as a browser does, by any of the three transports. Rejects with TurnRefusal. */
export async function allocate(
  url: string,
  username: string,
  credential: string,
  again = true,
): Promise<Relay> {
  try {
    return await allocateOnce(url, username, credential);
  } catch (error) {
    // The port was that of somebody else before: RFC 8656 section 7.4 says to take another.
    if (!again || !(error instanceof TurnRefusal) || error.status !== 437) throw error;
    return allocate(url, username, credential, false);
  }
}

async function allocateOnce(url: string, username: string, credential: string): Promise<Relay> {
  const waiting = new Map<string, (message: TurnMessage) => void>();
  const received: string[] = [];
  const receivers: ((data: string) => void)[] = [];
  const wire = await openWire(url, (message) => {
    waiting.get(message.transaction)?.(message);
    if (message.type !== INDICATION.data) return;
    const data = String(message.attributes.get(ATTRIBUTE.data));
    const receiver = receivers.shift();
    if (receiver) receiver(data);
    else received.push(data);
  });

  const roundTrip = (method: number, attributes: Attributes, key?: Buffer): Promise<TurnMessage> =>
    new Promise((resolve, reject) => {
      const { bytes, transaction } = encode(method, attributes, key);
      const timer = setTimeout(() => reject(new Error(`${url} doesn't answer`)), WITHIN_MS);
      waiting.set(transaction, (message) => {
        clearTimeout(timer);
        resolve(message);
      });
      wire.send(bytes);
    });

  let signing: Attributes = new Map();
  let key: Buffer | undefined;
  const request = async (method: number, attributes: Attributes, again = true): Promise<TurnMessage> => {
    const answer = await roundTrip(method, new Map([...attributes, ...signing]), key);
    const error = answer.attributes.get(ATTRIBUTE.errorCode);
    if (!error) return answer;
    const status = (error[2] ?? 0) * 100 + (error[3] ?? 0);
    const realm = answer.attributes.get(ATTRIBUTE.realm);
    const nonce = answer.attributes.get(ATTRIBUTE.nonce);
    // The first answer to everyone is 401, and tells what to sign with.
    if (!again || !realm || !nonce || (status !== 401 && status !== 438)) throw new TurnRefusal(status);
    key = longTermKey(username, realm.toString(), credential);
    signing = new Map([
      [ATTRIBUTE.username, Buffer.from(username)],
      [ATTRIBUTE.realm, realm],
      [ATTRIBUTE.nonce, nonce],
    ]);
    return request(method, attributes, false);
  };

  try {
    const udp = Buffer.from([17, 0, 0, 0]);
    const { attributes } = await request(METHOD.allocate, new Map([[ATTRIBUTE.transport, udp]]));
    const peerOf = ({ host, port }: TurnAddress): [number, Buffer] => [
      ATTRIBUTE.peer,
      encodeAddress(host, port),
    ];
    return {
      address: decodeAddress(attributes.get(ATTRIBUTE.relayed) ?? Buffer.alloc(8)),
      permit: async (peer) => void (await request(METHOD.permission, new Map([peerOf(peer)]))),
      refresh: async (seconds) => {
        const lifetime = Buffer.alloc(4);
        lifetime.writeUInt32BE(seconds);
        await request(METHOD.refresh, new Map([[ATTRIBUTE.lifetime, lifetime]]));
      },
      send: (peer, data) => {
        const content: [number, Buffer] = [ATTRIBUTE.data, Buffer.from(data)];
        wire.send(encode(INDICATION.send, new Map([peerOf(peer), content])).bytes);
      },
      receive: () => {
        const ready = received.shift();
        if (ready !== undefined) return Promise.resolve(ready);
        return new Promise((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error(`nothing came through ${url}`)), WITHIN_MS);
          receivers.push((data) => {
            clearTimeout(timer);
            resolve(data);
          });
        });
      },
      close: () => wire.close(),
    };
  } catch (error) {
    wire.close();
    throw error;
  }
}

async function openWire(url: string, take: (message: TurnMessage) => void): Promise<Wire> {
  const [, scheme, host = '', port = '', transport] =
    /^(turns?):([\d.]+):(\d+)\?transport=(udp|tcp)$/.exec(url) ?? [];
  const server = { host, port: Number(port) };
  if (transport === 'udp') return openUdp(server, take);
  // Tests make their certificates themselves.
  const socket =
    scheme === 'turns' ? connectTls({ ...server, rejectUnauthorized: false }) : connectTcp(server);
  await new Promise<void>((resolve, reject) => {
    socket.once(scheme === 'turns' ? 'secureConnect' : 'connect', resolve);
    socket.once('error', reject);
  });
  let arrived = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    arrived = Buffer.concat([arrived, chunk]);
    for (let next = decode(arrived); next; next = decode(arrived)) {
      arrived = Buffer.from(next.rest);
      take(next.message);
    }
  });
  return { send: (bytes) => socket.write(bytes), close: () => socket.destroy() };
}

async function openUdp({ host, port }: TurnAddress, take: (message: TurnMessage) => void): Promise<Wire> {
  const socket = createSocket('udp4');
  socket.on('message', (bytes) => {
    const decoded = decode(bytes);
    if (decoded) take(decoded.message);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.connect(port, host, resolve);
  });
  return { send: (bytes) => socket.send(bytes), close: () => socket.close() };
}
