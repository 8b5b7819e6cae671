import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { methods } from '../../protocol/schema.ts';
import type { FirestoreService } from '../../services/api.ts';
import { RpcError } from '../../services/status.ts';
import { bidiCalls } from '../bidi-calls.ts';
import { callerFrom } from '../caller.ts';
import { readBody } from '../body.ts';
import { frame } from './frames.ts';
import { readForwardForm } from './forward-form.ts';
import { Session } from './session.ts';

const PATH = /^\/google\.firestore\.v1\.Firestore\/(Listen|Write)\/channel$/;
const VERSION = '8';
/** The last numbers of the handshake: the server's version and how often it promises a noop, in ms. */
const SERVER_VERSION = 12;
const KEEP_ALIVE_MS = 30_000;

/** Firestore's streams for browsers: WebChannel protocol version 8, which the web SDK speaks. */
export interface WebChannel {
  /** Whether a request's path is a channel's. */
  serves(path: string): boolean;
  handle(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): void;
}

export function createWebChannel(service: FirestoreService): WebChannel {
  const calls = bidiCalls(service);
  const sessions = new Map<string, Session>();

  const handshake = async (name: string, request: IncomingMessage, response: ServerResponse) => {
    const method = methods.get(name);
    const call = calls.get(name);
    if (method === undefined || call === undefined) throw new RpcError('UNIMPLEMENTED', name);
    const form = readForwardForm(await readBody(request));
    const sid = randomBytes(16).toString('base64url');
    const authorization = form.headers.get('authorization') ?? request.headers.authorization;
    const session = new Session({
      method,
      call,
      context: () => ({ caller: callerFrom(authorization) }),
      closed: () => sessions.delete(sid),
    });
    sessions.set(sid, session);
    answer(
      response,
      frame(JSON.stringify([[0, ['c', sid, '', Number(VERSION), SERVER_VERSION, KEEP_ALIVE_MS]]])),
    );
    session.receive(form.offset, form.messages);
  };

  const forward = async (
    session: Session,
    aid: number,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    const form = readForwardForm(await readBody(request));
    session.acknowledge(aid);
    session.receive(form.offset, form.messages);
    answer(response, frame(JSON.stringify(session.status)));
  };

  return {
    serves: (path) => PATH.test(path),
    handle: async ({ pathname, searchParams: query }, request, response) => {
      const name = PATH.exec(pathname)?.[1] ?? '';
      if (query.get('VER') !== VERSION) return refuse(response);
      const sid = query.get('SID');
      if (sid === null) {
        if (request.method !== 'POST') return refuse(response);
        return handshake(name, request, response);
      }
      const session = sessions.get(sid);
      if (query.get('TYPE') === 'terminate') {
        session?.close();
        return answer(response, '');
      }
      if (session === undefined) return refuse(response);
      const aid = Number(query.get('AID') ?? 0) || 0;
      if (request.method === 'POST') return forward(session, aid, request, response);
      if (query.get('TYPE') !== 'xmlhttp') return refuse(response);
      session.openBackChannel(response, query.get('CI') === '1' ? 'long-polling' : 'streaming', aid);
    },
    close: () => {
      for (const session of sessions.values()) session.close();
    },
  };
}

function answer(response: ServerResponse, text: string): void {
  response.writeHead(200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'private, max-age=0',
  });
  response.end(text);
}

/** 400 and nothing else: the client starts a new session. */
function refuse(response: ServerResponse): void {
  response.writeHead(400).end();
}
