import { connect, type Socket } from 'node:net';
import { createServer } from 'node:http';
import http2 from 'node:http2';
import { afterEach, expect, it } from 'vitest';
import { openPort, type Port } from './port.ts';

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

let port: Port;
afterEach(() => port.close());

const http1 = createServer((_request, response) => response.end('one'));
const open = async (http2Socket: (socket: Socket) => void) => {
  port = await openPort({
    host: '127.0.0.1',
    port: 0,
    http1: (socket) => {
      http1.emit('connection', socket);
      socket.resume();
    },
    http2: http2Socket,
  });
};

it('gives HTTP/1.1 and HTTP/2 each to its server', async () => {
  const server = http2.createServer((_request, response) => response.end('two'));
  await open((socket) => server.emit('connection', socket));
  const base = `http://127.0.0.1:${port.port}`;

  const answer = await fetch(base);
  expect(await answer.text()).toBe('one');

  const session = http2.connect(base);
  const stream = session.request({ ':path': '/' });
  stream.setEncoding('utf8');
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  expect(text).toBe('two');
  session.destroy();
});

it('recognises a preface that arrives in pieces and hands on every byte', async () => {
  const received = new Promise<string>((resolve) => {
    void open((socket) => {
      let text = '';
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.endsWith('rest')) resolve(text);
      });
      socket.resume();
    }).then(() => {
      const client = connect(port.port, '127.0.0.1');
      client.setNoDelay(true);
      client.write('PR');
      setTimeout(() => client.write('I * HTT'), 20);
      setTimeout(() => client.write(`${PREFACE.slice(9)}rest`), 40);
    });
  });
  expect(await received).toBe(`${PREFACE}rest`);
});

it('reads a request that begins like the preface but is none', async () => {
  await open(() => expect.unreachable());
  const client = connect(port.port, '127.0.0.1');
  client.setEncoding('utf8');
  client.write('P');
  setTimeout(
    () => client.write('OST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
    20,
  );
  let text = '';
  for await (const chunk of client) text += String(chunk);
  expect(text).toContain('HTTP/1.1 200 OK');
});

it('says when the port is taken', async () => {
  await open(() => {});
  await expect(
    openPort({ host: '127.0.0.1', port: port.port, http1: () => {}, http2: () => {} }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
