import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeServer, type FakeServer } from '../testing/fake-firestore.ts';

let server: FakeServer;
beforeEach(async () => {
  server = await startFakeServer();
});
afterEach(() => server.close());

describe('WebChannel', () => {
  const channel =
    '/google.firestore.v1.Firestore/Listen/channel?VER=8&database=projects/p/databases/(default)';
  const form = (offset: number, ...messages: object[]) =>
    new URLSearchParams([
      ['count', String(messages.length)],
      ['ofs', String(offset)],
      ...messages.map((message, index) => [`req${index}___data__`, JSON.stringify(message)]),
    ]);
  const handshake = async (body: URLSearchParams) => {
    const response = await fetch(`${server.base}${channel}&RID=1&CVER=22&X-HTTP-Session-Id=gsessionid&t=1`, {
      method: 'POST',
      body,
    });
    const text = await response.text();
    const json = text.slice(text.indexOf('\n') + 1);
    expect(text).toBe(`${json.length}\n${json}`);
    const [[id, [c, sid, ...rest]]] = JSON.parse(json) as [[number, string[]]];
    expect([id, c, rest]).toEqual([0, 'c', ['', 8, 12, 30000]]);
    return sid ?? '';
  };
  const back = (sid: string, aid: number, ci: 0 | 1) =>
    fetch(`${server.base}${channel}&RID=rpc&SID=${sid}&AID=${aid}&CI=${ci}&TYPE=xmlhttp&t=1`);

  it('opens a session, streams, takes more, terminates', async () => {
    const body = form(0, { addTarget: { targetId: 2 } });
    body.append('headers', 'Authorization:Bearer owner');
    const sid = await handshake(body);
    expect(server.calls[0]?.context).toEqual({ caller: { kind: 'admin' } });

    const response = await back(sid, 0, 0);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const read = async () => Buffer.from((await reader.read()).value ?? '').toString();
    const added = (id: number, target: number) =>
      `[${id},[{"targetChange":{"targetIds":[${target}],"targetChangeType":"ADD"}}]]`;
    const first = `[${added(1, 2)},[2,["noop"]]]`;
    expect(await read()).toBe(`${first.length}\n${first}`);

    const forward = await fetch(`${server.base}${channel}&SID=${sid}&RID=2&AID=2`, {
      method: 'POST',
      body: form(1, { addTarget: { targetId: 4 } }),
    });
    expect(await forward.text()).toBe('7\n[1,3,7]');
    const second = `[${added(3, 4)}]`;
    expect(await read()).toBe(`${second.length}\n${second}`);

    const terminated = await fetch(`${server.base}${channel}&SID=${sid}&RID=3&TYPE=terminate`, {
      method: 'POST',
    });
    expect([terminated.status, await terminated.text()]).toEqual([200, '']);
    expect((await reader.read()).done).toBe(true);
    expect((await back(sid, 3, 0)).status).toBe(400);
    expect(server.closedStreams()).toBe(1);
  });

  it('counts UTF-16 code units and ends a long poll with its data', async () => {
    const sid = await handshake(form(0, { removeTarget: 2 }));
    const message = '[[1,[{"error":{"message":"NOT_FOUND: žádný 🦜","status":"NOT_FOUND"}}]]]';
    expect(await (await back(sid, 0, 1)).text()).toBe(`${message.length}\n${message}`);
  });

  it('tells a bad token over the back channel', async () => {
    const body = form(0, { addTarget: { targetId: 2 } });
    body.append('headers', 'Authorization:Bearer nonsense');
    const sid = await handshake(body);
    expect(await (await back(sid, 0, 1)).text()).toContain('"status":"INVALID_ARGUMENT"');
    expect(server.calls).toEqual([]);
  });

  it('refuses what it does not know with 400 and nothing else', async () => {
    for (const query of ['VER=8&SID=x&RID=rpc&TYPE=xmlhttp', 'VER=7', 'VER=8']) {
      const response = await fetch(`${server.base}/google.firestore.v1.Firestore/Listen/channel?${query}`);
      expect([response.status, await response.text()]).toEqual([400, '']);
    }
  });
});

it('closes everything', async () => {
  const hanging = fetch(`${server.base}/google.firestore.v1.Firestore/Listen/channel?VER=8&RID=1`, {
    method: 'POST',
  });
  await (await hanging).text();
  await server.close();
  expect(server.closedStreams()).toBe(1);
  expect(server.adminCalls).toContain('close');
  await expect(fetch(server.base)).rejects.toThrow();
  server = await startFakeServer();
});
