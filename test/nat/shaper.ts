/**
 * A program for tests: what it reads from the tun device at its standard input it writes back there, later, or not
 * at all. Arguments: the addresses of the person whose line it is, by which it tells up from down. Each line of
 * JSON at file descriptor 3 is the `Shape` from then on, and is answered by a line.
 */
import { read, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { Way, type Shape } from './shape.ts';

const TUN = 0;
/** More than the device's MTU. */
const LONGEST = 2_048;
const persons = process.argv.slice(2);
const waiting: { readonly at: number; readonly packet: Buffer }[] = [];
let timer: NodeJS.Timeout | null = null;
let ways = waysOf({});

function waysOf(shape: Shape): { readonly up: Way; readonly down: Way } {
  const way = (direction: 'up' | 'down'): Way =>
    new Way(shape.only === undefined || shape.only === direction ? shape : {});
  return { up: way('up'), down: way('down') };
}

const sourceOf = (packet: Buffer): string => [...packet.subarray(12, 16)].join('.');

function take(packet: Buffer): void {
  // IPv4 alone; the line's namespace has no other.
  if ((packet[0] ?? 0) >> 4 !== 4) return;
  const now = performance.now();
  const way = persons.includes(sourceOf(packet)) ? ways.up : ways.down;
  const at = way.arrival(packet.length, now);
  if (at === null) return;
  let place = waiting.length;
  while (place > 0 && (waiting[place - 1]?.at ?? 0) > at) place--;
  waiting.splice(place, 0, { at, packet });
  deliver();
}

/** Sends on what is due, and comes back for the next. */
function deliver(): void {
  if (timer) clearTimeout(timer);
  timer = null;
  const now = performance.now();
  for (let next = waiting[0]; next; next = waiting[0]) {
    // Timers know whole milliseconds.
    if (next.at > now + 0.5) {
      timer = setTimeout(deliver, next.at - now);
      return;
    }
    waiting.shift();
    writeSync(TUN, next.packet);
  }
}

function listen(): void {
  const packet = Buffer.allocUnsafe(LONGEST);
  read(TUN, packet, 0, LONGEST, null, (error, bytes) => {
    if (error) throw error;
    take(packet.subarray(0, bytes));
    listen();
  });
}

const orders = new Socket({ fd: 3 });
createInterface({ input: orders }).on('line', (line) => {
  ways = waysOf(JSON.parse(line) as Shape);
  orders.write('done\n');
});
listen();
