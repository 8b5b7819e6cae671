import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { methods, type Method } from '../protocol/schema.ts';
import { decode, encode } from '../protocol/wire.ts';
import { NAME, startFakeServer, type FakeServer } from './testing/fake-firestore.ts';

let server: FakeServer;
beforeEach(async () => {
  server = await startFakeServer();
});
afterEach(() => server.close());

const rpc = (name: string): Method => {
  const method = methods.get(name);
  if (method === undefined) throw new Error(name);
  return method;
};

describe('gRPC', () => {
  let client: Client;
  beforeEach(() => (client = new Client(`127.0.0.1:${server.port}`, credentials.createInsecure())));
  afterEach(() => client.close());
  const codec = (name: string) =>
    [
      rpc(name).path,
      (message: object) => encode(rpc(name).request, message),
      (bytes: Buffer) => decode(rpc(name).response, bytes),
    ] as const;

  it('answers a call', async () => {
    const metadata = new Metadata();
    metadata.set('authorization', 'Bearer owner');
    const answer = await new Promise((resolve, reject) => {
      client.makeUnaryRequest(...codec('GetDocument'), { name: NAME }, metadata, (error, value) =>
        error ? reject(error) : resolve(value),
      );
    });
    expect(answer).toEqual({ name: NAME, fields: { n: { integerValue: '1' } } });
    expect(server.calls[0]).toMatchObject({
      request: { name: NAME },
      context: { caller: { kind: 'admin' } },
    });
  });

  it('answers errors with their code', async () => {
    const failure = (name: string) =>
      new Promise((resolve) => client.makeUnaryRequest(...codec(name), {}, (error) => resolve(error)));
    expect(await failure('Commit')).toMatchObject({ code: status.PERMISSION_DENIED, details: 'no' });
    expect(await failure('PartitionQuery')).toMatchObject({ code: status.UNIMPLEMENTED });
  });

  it('answers a stream', async () => {
    const metadata = new Metadata();
    metadata.set('authorization', 'Bearer owner');
    const stream = client.makeServerStreamRequest(...codec('RunQuery'), {}, metadata);
    const answers: object[] = [];
    for await (const answer of stream) answers.push(answer as object);
    expect(answers).toEqual([{ document: { name: NAME } }, { readTime: { seconds: '1' } }]);
  });

  it('carries both sides of Listen until the client ends it, or an error does', async () => {
    const open = () => client.makeBidiStreamRequest(...codec('Listen'));
    const first = open();
    const answer = new Promise((resolve) => first.once('data', resolve));
    first.write({ addTarget: { targetId: 2 } });
    expect(await answer).toEqual({ targetChange: { targetChangeType: 'ADD', targetIds: [2] } });
    const ended = new Promise((resolve) => first.once('end', resolve));
    first.end();
    await ended;
    expect(server.closedStreams()).toBe(1);

    const second = open();
    const error = new Promise((resolve) => second.once('error', resolve));
    second.on('data', () => {});
    second.write({ removeTarget: 2 });
    expect(await error).toMatchObject({ code: status.NOT_FOUND, details: 'žádný 🦜' });
    expect(server.closedStreams()).toBe(2);
  });
});
