import { createRequire } from 'node:module';
import protobuf from 'protobufjs/light.js';

export type MessageType = protobuf.Type;

/** One google.api.http binding of a method: https://google.aip.dev/127. */
export interface HttpBinding {
  readonly verb: 'get' | 'put' | 'post' | 'delete' | 'patch';
  /** A path template such as `/v1/{name=projects/…}:commit`. */
  readonly template: string;
  /** The field that the body is read into, `*` for the whole message, null when there is no body. */
  readonly body: string | null;
}

/** A method of google.firestore.v1.Firestore. */
export interface Method {
  readonly name: string;
  /** `/google.firestore.v1.Firestore/Listen`, as gRPC names it. */
  readonly path: string;
  readonly request: MessageType;
  readonly response: MessageType;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly http: readonly HttpBinding[];
}

const PACKAGE = 'google.firestore.v1';
const VERBS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Google's own definitions, compiled to JSON by its client library: parsing .proto text would take longer. */
const require = createRequire(import.meta.url);
const root = protobuf.Root.fromJSON(
  require('@google-cloud/firestore/build/protos/v1.json') as protobuf.INamespace,
);

/** The web SDK's transactions send `verify` for documents read but not written; it is not published. */
const write = root.lookupType(`${PACKAGE}.Write`);
const verify = new protobuf.Field('verify', 5, 'string');
write.add(verify);
write.oneofs['operation']?.add(verify);
root.resolveAll();

/** The message type with this name in google.firestore.v1, e.g. `ListenRequest`. */
export const messageType = (name: string): MessageType => root.lookupType(`${PACKAGE}.${name}`);

const service = root.lookupService(`${PACKAGE}.Firestore`);

/** All methods of the service by name, e.g. `RunQuery`. */
export const methods: ReadonlyMap<string, Method> = new Map(
  service.methodsArray.map((method) => {
    const definition: Method = {
      name: method.name,
      path: `/${PACKAGE}.Firestore/${method.name}`,
      request: root.lookupType(`${PACKAGE}.${method.requestType}`),
      response: method.responseType.startsWith('google.')
        ? root.lookupType(method.responseType)
        : root.lookupType(`${PACKAGE}.${method.responseType}`),
      requestStream: method.requestStream ?? false,
      responseStream: method.responseStream ?? false,
      http: httpBindings(method),
    };
    return [method.name, definition];
  }),
);

type Rule = Partial<Record<string, unknown>>;

function httpBindings(method: protobuf.Method): HttpBinding[] {
  const options = (method.parsedOptions ?? []) as unknown as Rule[];
  const rule = options.map((option) => option['(google.api.http)']).find((found) => found !== undefined);
  if (rule === undefined) return [];
  const { additional_bindings: additional = [] } = rule as Rule;
  return [rule as Rule, ...[additional].flat()].map((binding) => toBinding(binding as Rule));
}

function toBinding(rule: Rule): HttpBinding {
  const verb = VERBS.find((candidate) => typeof rule[candidate] === 'string');
  if (verb === undefined) throw new Error(`An http rule without a verb: ${JSON.stringify(rule)}`);
  return {
    verb,
    template: rule[verb] as string,
    body: typeof rule['body'] === 'string' ? rule['body'] : null,
  };
}
