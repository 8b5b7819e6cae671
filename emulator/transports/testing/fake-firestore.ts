import type { CallContext, EmulatorAdmin, FirestoreService, ServerStream } from '../../services/api.ts';
import { RpcError } from '../../services/status.ts';
import { serveFirestore, type FirestoreServer } from '../serve.ts';

/** The one document that there is. */
export const NAME = 'projects/p/databases/(default)/documents/calls/a';

/** A server whose services answer just enough to see that messages arrive, whole and at the right method. */
export interface FakeServer extends FirestoreServer {
  /** `http://127.0.0.1:<port>` */
  readonly base: string;
  readonly calls: { readonly method: string; readonly request: object; readonly context: CallContext }[];
  readonly adminCalls: string[];
  /** How many streams were closed. */
  closedStreams(): number;
}

export async function startFakeServer(): Promise<FakeServer> {
  const calls: FakeServer['calls'] = [];
  const adminCalls: string[] = [];
  let closedStreams = 0;

  const service = {
    getDocument: async (request: object, context: CallContext) => {
      calls.push({ method: 'getDocument', request, context });
      return { name: NAME, fields: { n: { integerValue: '1' } } };
    },
    commit: async (request: object, context: CallContext) => {
      calls.push({ method: 'commit', request, context });
      throw new RpcError('PERMISSION_DENIED', 'no');
    },
    runQuery: async (request: object, context: CallContext) => {
      calls.push({ method: 'runQuery', request, context });
      if (context.caller.kind !== 'admin') throw new RpcError('PERMISSION_DENIED', 'no');
      return [{ document: { name: NAME } }, { readTime: { seconds: '1' } }];
    },
    listen: (out: ServerStream<object>, context: CallContext) => ({
      request: (request: { addTarget?: { targetId?: number }; removeTarget?: number }) => {
        calls.push({ method: 'listen', request, context });
        if (request.removeTarget !== undefined) throw new RpcError('NOT_FOUND', 'žádný 🦜');
        out.send({
          targetChange: { targetChangeType: 'ADD', targetIds: [request.addTarget?.targetId ?? 0] },
        });
      },
      close: () => void (closedStreams += 1),
    }),
  } as unknown as FirestoreService;

  const admin = {
    setRules: (project: string | null, source: string) => {
      adminCalls.push(`rules ${project}`);
      const sourcePosition = { line: 3, column: 7 };
      return source.includes('bad') ? [{ severity: 'ERROR', description: 'bad', sourcePosition }] : [];
    },
    clear: (project: string, database: string) => void adminCalls.push(`clear ${project} ${database}`),
    usage: () => ({ reads: 1, writes: 2, deletes: 3, byCause: {} }),
    clockAhead: () => 7,
    setClockAhead: (project: string, ms: number) => void adminCalls.push(`clock ${project} ${ms}`),
    resetUsage: (project: string) => void adminCalls.push(`reset ${project}`),
    onChange: () => () => {},
    close: () => void adminCalls.push('close'),
  } as unknown as EmulatorAdmin;

  const server = await serveFirestore({ service, admin }, {});
  return {
    ...server,
    base: `http://${server.host}:${server.port}`,
    calls,
    adminCalls,
    closedStreams: () => closedStreams,
  };
}
