import { RpcError, STATUS, type StatusName } from '../services/status.ts';
import { logRefusal } from './log.ts';

/** google.rpc.Code to HTTP, as https://cloud.google.com/apis/design/errors gives it. */
const HTTP_STATUS: Readonly<Record<StatusName, number>> = {
  OK: 200,
  CANCELLED: 499,
  UNKNOWN: 500,
  INVALID_ARGUMENT: 400,
  DEADLINE_EXCEEDED: 504,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  PERMISSION_DENIED: 403,
  RESOURCE_EXHAUSTED: 429,
  FAILED_PRECONDITION: 400,
  ABORTED: 409,
  OUT_OF_RANGE: 400,
  UNIMPLEMENTED: 501,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  DATA_LOSS: 500,
  UNAUTHENTICATED: 401,
};

/**
 * Anything thrown while `method` ran, as the error that goes over the wire. What is not an RpcError
 * is our own mistake and always told on stderr.
 */
export function toRpcError(thrown: unknown, method: string): RpcError {
  if (thrown instanceof RpcError) {
    logRefusal(method, thrown);
    return thrown;
  }
  console.error(`${method} failed:`, thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new RpcError('INTERNAL', message, { cause: thrown });
}

/** The number of a status, for gRPC. */
export const grpcCode = (error: RpcError): number => STATUS[error.status];

/** The HTTP status of an error. */
export const httpStatus = (error: RpcError): number => HTTP_STATUS[error.status];

/** The body of an HTTP error, https://google.aip.dev/193. */
export const errorBody = (error: RpcError) => ({
  error: { code: httpStatus(error), message: error.message, status: error.status },
});
