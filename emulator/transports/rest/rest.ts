import type { IncomingMessage, ServerResponse } from 'node:http';
import { fromJson, toJson } from '../../protocol/json.ts';
import type { Method } from '../../protocol/schema.ts';
import type { FirestoreService } from '../../services/api.ts';
import { RpcError, unimplemented } from '../../services/status.ts';
import { readBody } from '../body.ts';
import { callerFrom } from '../caller.ts';
import { toRpcError } from '../errors.ts';
import { replyError, replyJson } from '../reply.ts';
import { unaryCalls } from '../unary-calls.ts';
import { splitAction } from './path-template.ts';
import { setField, setFromQuery } from './query-parameters.ts';
import { route, type RouteMatch } from './router.ts';

/** Firestore's REST API: https://firebase.google.com/docs/firestore/reference/rest. */
export interface RestApi {
  handle(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export function createRestApi(service: FirestoreService): RestApi {
  const calls = unaryCalls(service);

  const answer = async (match: RouteMatch, url: URL, request: IncomingMessage): Promise<unknown> => {
    const { method } = match;
    const call = calls.get(method.name);
    if (call === undefined) throw unimplemented(`${method.name} over REST`);
    const message = fromJson(method.request, await readRequest(match, url, request));
    const answers = await call(message, { caller: callerFrom(request.headers.authorization) });
    return Array.isArray(answers)
      ? answers.map((one: object) => toJson(method.response, one))
      : toJson(method.response, answers);
  };

  return {
    handle: async (url, request, response) => {
      const match = route(request.method ?? '', url.pathname);
      if (match === null) {
        replyError(response, noSuchMethod(request.method, url.pathname));
        return;
      }
      try {
        replyJson(response, 200, await answer(match, url, request));
      } catch (thrown) {
        replyError(
          response,
          toRpcError(thrown, match.method.name),
          isStream(match.method) ? 'array' : 'object',
        );
      }
    },
  };
}

/** Of a call that the definitions we have don't know, such as executePipeline, the name. */
function noSuchMethod(verb: string | undefined, path: string): RpcError {
  const [base, action] = splitAction(path);
  if (action !== null && base.startsWith('/v1/')) return unimplemented(`${action} over REST`);
  return new RpcError('NOT_FOUND', `No such method: ${verb} ${path}`);
}

const isStream = (method: Method): boolean => method.responseStream;

/** The request message as ProtoJSON, from body, query and path; the path wins. */
async function readRequest(match: RouteMatch, url: URL, request: IncomingMessage): Promise<object> {
  const { method, body, variables } = match;
  const text = await readBody(request);
  const sent = body === null || text.trim() === '' ? {} : parse(text);
  const message: Record<string, unknown> = body === '*' ? { ...sent } : {};
  if (body !== null && body !== '*') message[body] = { ...sent };
  setFromQuery(message, method.request, url.searchParams);
  for (const [name, value] of variables) setField(message, method.request, name, [value]);
  return message;
}

function parse(text: string): object {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  } catch {
    // Told below.
  }
  throw new RpcError('INVALID_ARGUMENT', 'Invalid JSON payload received. It is not a JSON object.');
}
