import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { methods } from '../../protocol/schema.ts';
import type { ServerStream } from '../../services/api.ts';
import { RpcError } from '../../services/status.ts';
import { Session } from './session.ts';

/** As much of a ServerResponse as a back channel uses. */
class FakeResponse extends EventEmitter {
  text = '';
  ended = false;
  writeHead() {
    return this;
  }
  flushHeaders() {}
  write(text: string) {
    this.text += text;
    return true;
  }
  end() {
    this.ended = true;
    this.emit('close');
    return this;
  }
  /** The messages of all frames, as [id, message]. */
  get messages(): [number, unknown][] {
    const found: [number, unknown][] = [];
    for (let rest = this.text; rest !== '';) {
      const [length = ''] = rest.split('\n', 1);
      const start = length.length + 1;
      const json = rest.slice(start, start + Number(length));
      found.push(
        ...(JSON.parse(json) as [number, [unknown]][]).map(
          ([id, [message]]) => [id, message] as [number, unknown],
        ),
      );
      rest = rest.slice(start + Number(length));
    }
    return found;
  }
}

const method = methods.get('Listen');
if (method === undefined) throw new Error('no Listen');

describe('Session', () => {
  let out: ServerStream<object>;
  let session: Session;
  const requests: object[] = [];
  const closed = vi.fn();
  const streamClosed = vi.fn();
  const request = vi.fn((message: object) => void requests.push(message));

  beforeEach(() => {
    vi.useFakeTimers();
    requests.length = 0;
    closed.mockClear();
    streamClosed.mockClear();
    session = new Session({
      method,
      call: (stream) => {
        out = stream;
        return { request, close: streamClosed };
      },
      context: () => ({ caller: { kind: 'admin' } }),
      closed,
    });
  });
  afterEach(() => {
    session.close();
    vi.useRealTimers();
  });

  const open = (mode: 'streaming' | 'long-polling', aid: number) => {
    const response = new FakeResponse();
    session.openBackChannel(response as unknown as ServerResponse, mode, aid);
    return response;
  };
  const removed = (targetId: number) => ({
    targetChange: { targetChangeType: 'REMOVE', targetIds: [targetId] },
  });

  it('hands on requests once', () => {
    session.receive(0, ['{"removeTarget":2}']);
    session.receive(0, ['{"removeTarget":2}', '{"removeTarget":4}']);
    expect(requests).toEqual([{ removeTarget: 2 }, { removeTarget: 4 }]);
  });

  it('streams what is queued, a noop, then each message', async () => {
    out.send(removed(2));
    expect(session.status).toEqual([0, 1, 7]);
    const response = open('streaming', 0);
    await vi.advanceTimersByTimeAsync(0);
    expect(response.messages).toEqual([
      [1, removed(2)],
      [2, 'noop'],
    ]);
    expect(session.status).toEqual([1, 2, 7]);
    out.send(removed(4));
    await vi.advanceTimersByTimeAsync(0);
    expect(response.messages).toHaveLength(3);
    expect(response.ended).toBe(false);
  });

  it('sends a noop every 30 s and ends after 60 s', async () => {
    const response = open('streaming', 0);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(response.messages.map(([, message]) => message)).toEqual(['noop', 'noop']);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(response.messages.map(([, message]) => message)).toEqual(['noop', 'noop', 'noop']);
    expect(response.ended).toBe(true);
    expect(session.status[0]).toBe(0);
  });

  it('resends what came after the AID', async () => {
    for (const id of [2, 4, 6]) out.send(removed(id));
    open('streaming', 0).emit('close');
    const response = open('streaming', 2);
    await vi.advanceTimersByTimeAsync(0);
    expect(response.messages.map(([id]) => id)).toEqual([3, 4, 5]);
    session.acknowledge(5);
    const next = open('streaming', 5);
    await vi.advanceTimersByTimeAsync(0);
    expect(next.messages).toEqual([[6, 'noop']]);
    expect(response.ended).toBe(true);
  });

  it('ends a long poll with the first data', async () => {
    const response = open('long-polling', 0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(response.text).toBe('');
    out.send(removed(2));
    out.send(removed(4));
    await vi.advanceTimersByTimeAsync(0);
    expect(response.messages.map(([id]) => id)).toEqual([1, 2]);
    expect(response.ended).toBe(true);
    out.send(removed(6));
    const next = open('long-polling', 2);
    await vi.advanceTimersByTimeAsync(0);
    expect(next.messages.map(([id]) => id)).toEqual([3]);
    expect(next.ended).toBe(true);
  });

  it('tells an error as a message and then says nothing more', async () => {
    const response = open('streaming', 0);
    out.fail(new RpcError('PERMISSION_DENIED', 'no'));
    out.send(removed(2));
    session.receive(0, ['{"removeTarget":2}']);
    await vi.advanceTimersByTimeAsync(0);
    expect(response.messages).toEqual([
      [1, 'noop'],
      [2, { error: { message: 'PERMISSION_DENIED: no', status: 'PERMISSION_DENIED' } }],
    ]);
    expect(requests).toEqual([]);
    expect(streamClosed).toHaveBeenCalledTimes(1);
  });

  it('tells a message that does not fit', async () => {
    session.receive(0, ['{"addTargets":{}}']);
    const response = open('long-polling', 0);
    await vi.advanceTimersByTimeAsync(0);
    expect(response.messages[0]?.[1]).toMatchObject({ error: { status: 'INVALID_ARGUMENT' } });
  });

  it('closes when no back channel was seen for a minute', async () => {
    const response = open('streaming', 0);
    await vi.advanceTimersByTimeAsync(45_000);
    response.emit('close');
    await vi.advanceTimersByTimeAsync(59_000);
    expect(closed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(closed).toHaveBeenCalledTimes(1);
    expect(streamClosed).toHaveBeenCalledTimes(1);
  });

  it('closes its back channel with it', () => {
    const response = open('streaming', 0);
    session.close();
    session.close();
    expect(response.ended).toBe(true);
    expect(closed).toHaveBeenCalledTimes(1);
  });
});
