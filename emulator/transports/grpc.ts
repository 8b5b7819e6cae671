import {
  Server,
  ServerCredentials,
  type Metadata,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  type UntypedHandleCall,
  type UntypedServiceImplementation,
  type sendUnaryData,
} from '@grpc/grpc-js';
import type { Duplex } from 'node:stream';
import { methods, type Method } from '../protocol/schema.ts';
import { decode, encode } from '../protocol/wire.ts';
import type { CallContext, ClientStream, FirestoreService } from '../services/api.ts';
import { bidiCalls, type BidiCall } from './bidi-calls.ts';
import { callerFrom } from './caller.ts';
import { grpcCode, toRpcError } from './errors.ts';
import { MAX_REQUEST_BYTES } from './limits.ts';
import { unaryCalls, type UnaryCall } from './unary-calls.ts';

/** google.firestore.v1.Firestore over gRPC, on connections that something else accepted. */
export interface GrpcServer {
  /** Takes over a connection whose first bytes were HTTP/2's preface. */
  accept(connection: Duplex): void;
  close(): void;
}

export function createGrpcServer(service: FirestoreService): GrpcServer {
  const server = new Server({
    'grpc.max_receive_message_length': MAX_REQUEST_BYTES,
    'grpc.max_send_message_length': -1,
  });
  const definitions: Record<string, ServiceDefinition[string]> = {};
  const handlers: UntypedServiceImplementation = {};
  const unary = unaryCalls(service);
  const bidi = bidiCalls(service);
  for (const method of methods.values()) {
    definitions[method.name] = definitionOf(method);
    const handler = handlerOf(method, unary.get(method.name), bidi.get(method.name));
    // grpc-js answers UNIMPLEMENTED with the method's name where there is no handler.
    if (handler !== undefined) handlers[method.name] = handler;
  }
  server.addService(definitions, handlers);
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  return {
    accept: (connection) => injector.injectConnection(connection),
    close: () => {
      injector.destroy();
      server.forceShutdown();
    },
  };
}

const definitionOf = (method: Method): ServiceDefinition[string] => ({
  path: method.path,
  requestStream: method.requestStream,
  responseStream: method.responseStream,
  requestSerialize: (message: object) => encode(method.request, message),
  requestDeserialize: (bytes: Buffer) => decode(method.request, bytes),
  responseSerialize: (message: object) => encode(method.response, message),
  responseDeserialize: (bytes: Buffer) => decode(method.response, bytes),
});

function handlerOf(
  method: Method,
  unary: UnaryCall | undefined,
  bidi: BidiCall | undefined,
): UntypedHandleCall | undefined {
  if (bidi !== undefined) {
    return (call: ServerDuplexStream<object, object>) => serveBidi(method, bidi, call);
  }
  if (unary === undefined) return undefined;
  if (method.responseStream) {
    return (call: ServerWritableStream<object, object>) => void serveStream(method, unary, call);
  }
  return (call: ServerUnaryCall<object, object>, done: sendUnaryData<object>) =>
    void serveUnary(method, unary, call, done);
}

async function serveUnary(
  method: Method,
  unary: UnaryCall,
  call: ServerUnaryCall<object, object>,
  done: sendUnaryData<object>,
) {
  try {
    done(null, await unary(call.request, contextOf(call.metadata)));
  } catch (thrown) {
    done(serviceError(method, thrown));
  }
}

async function serveStream(method: Method, unary: UnaryCall, call: ServerWritableStream<object, object>) {
  try {
    const answers = await unary(call.request, contextOf(call.metadata));
    for (const answer of Array.isArray(answers) ? answers : [answers]) call.write(answer);
    call.end();
  } catch (thrown) {
    call.emit('error', serviceError(method, thrown));
  }
}

function serveBidi(method: Method, bidi: BidiCall, call: ServerDuplexStream<object, object>): void {
  let over = false;
  let stream: ClientStream<object> | undefined;
  const stop = () => {
    if (over) return;
    over = true;
    stream?.close();
  };
  const fail = (thrown: unknown) => {
    if (over) return;
    stop();
    call.emit('error', serviceError(method, thrown));
  };
  try {
    const out = {
      send: (message: object) => void (over || call.write(message)),
      fail,
    };
    stream = bidi(out, contextOf(call.metadata));
  } catch (thrown) {
    fail(thrown);
    return;
  }
  call.on('data', (request: object) => {
    if (over) return;
    try {
      stream.request(request);
    } catch (thrown) {
      fail(thrown);
    }
  });
  call.on('end', () => {
    stop();
    call.end();
  });
  call.on('cancelled', stop);
}

function contextOf(metadata: Metadata): CallContext {
  const [authorization] = metadata.get('authorization');
  return { caller: callerFrom(authorization?.toString()) };
}

function serviceError(method: Method, thrown: unknown) {
  const error = toRpcError(thrown, method.name);
  return { code: grpcCode(error), details: error.message };
}
