/**
 * For tests, run inside a client's namespace: prints as JSON which ways out there are. Ports are those that two
 * STUN ports of one server see for one socket of ours; null where no answer comes.
 */
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { ATTRIBUTE, decode, decodeAddress, encode, METHOD } from '../harness/turn-message.ts';

const WITHIN_MS = 1_500;
const [host = ''] = process.argv.slice(2);

function within<T>(start: (done: (value: T | null) => void) => void): Promise<T | null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), WITHIN_MS);
    start(resolve);
  });
}

const socket = createSocket('udp4');
await new Promise<void>((resolve) => socket.bind(0, resolve));

const seenPort = (port: number): Promise<number | null> =>
  within((done) => {
    const { bytes, transaction } = encode(METHOD.binding, new Map());
    socket.on('message', (answer) => {
      const message = decode(answer)?.message;
      const mapped = message?.attributes.get(ATTRIBUTE.mapped);
      if (message?.transaction === transaction && mapped) done(decodeAddress(mapped).port);
    });
    socket.send(bytes, port, host);
  });

/** Whether anything comes back over TCP for these first bytes. */
const answers = (port: number, bytes: Buffer): Promise<true | null> =>
  within((done) => {
    const tcp = connect({ host, port }, () => tcp.write(bytes));
    tcp.on('error', () => done(null));
    tcp.once('data', () => done(true));
  });

const binding = (): Buffer => encode(METHOD.binding, new Map()).bytes;
const found = {
  ownPort: socket.address().port,
  ports: await Promise.all([seenPort(3478), seenPort(80)]),
  tcp: (await answers(3478, binding())) ?? false,
  plainOn443: (await answers(443, binding())) ?? false,
};
console.log(JSON.stringify(found));
process.exit(0);
