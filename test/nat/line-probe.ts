/**
 * For tests, run inside namespaces. `echo <address>` sends every packet back. `ask <address> <count> <bytes> <every>`
 * sends it so many of that size (with their headers), one every so many milliseconds, and prints as JSON after
 * how many milliseconds each came back, null for the lost ones.
 */
import { createSocket } from 'node:dgram';

const PORT = 7_007;
/** Of IPv4 and UDP. */
const HEADERS = 28;
const LAST_MAY_TAKE_MS = 2_000;
const AT_ONCE = 20;
const [role, host = '', count = '0', bytes = '0', every = '0'] = process.argv.slice(2);
const socket = createSocket('udp4');

if (role === 'echo') {
  socket.on('message', (packet, { port, address }) => socket.send(packet, port, address));
  socket.bind(PORT, host, () => console.log('ready'));
} else {
  const sentAt: number[] = [];
  const took: (number | null)[] = Array.from({ length: Number(count) }, () => null);
  socket.on('message', (packet) => {
    const number = packet.readUInt32BE(0);
    took[number] = performance.now() - (sentAt[number] ?? NaN);
  });
  let dueAt = performance.now();
  const send = (): void => {
    // As many as are due: timers come late on a busy machine. When they come much too late the rest is sent later,
    // since so many at once would be lost in some queue of the machine's own.
    dueAt = Math.max(dueAt, performance.now() - AT_ONCE * Number(every));
    for (; sentAt.length < took.length && dueAt <= performance.now(); dueAt += Number(every)) {
      const packet = Buffer.alloc(Number(bytes) - HEADERS);
      packet.writeUInt32BE(sentAt.length, 0);
      sentAt.push(performance.now());
      socket.send(packet, PORT, host);
    }
    if (sentAt.length < took.length) return void setTimeout(send, 1);
    setTimeout(() => {
      console.log(JSON.stringify(took));
      process.exit(0);
    }, LAST_MAY_TAKE_MS);
  };
  socket.bind(0, send);
}
