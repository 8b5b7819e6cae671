import type { ServerResponse } from 'node:http';
import type { RpcError } from '../services/status.ts';
import { errorBody, httpStatus } from './errors.ts';

/** Answers with JSON. */
export function replyJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify(body));
}

/** Answers with an error; a server stream's comes in an array, as its messages would. */
export function replyError(
  response: ServerResponse,
  error: RpcError,
  form: 'object' | 'array' = 'object',
): void {
  const body = errorBody(error);
  replyJson(response, httpStatus(error), form === 'array' ? [body] : body);
}
