import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EmulatorAdmin } from '../services/api.ts';
import { RpcError, unimplemented } from '../services/status.ts';
import { readBody } from './body.ts';
import { replyJson } from './reply.ts';
import type { Triggers } from './triggers/triggers.ts';

/**
 * What only a development server can do, under `/emulator/v1`: the calls of the Firebase CLI and of
 * `@firebase/rules-unit-testing`, and our own: `…/usage` tells what was billed, `…/clock` moves the time.
 */
export interface EmulatorApi {
  handle(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export function createEmulatorApi(admin: EmulatorAdmin, triggers: Triggers): EmulatorApi {
  return {
    handle: async (url, request, response) => {
      const path = decodeURIComponent(url.pathname);
      const call = `${request.method} ${path}`;
      const body = await readBody(request);

      const rules = /^PUT \/emulator\/v1\/projects\/([^/]+):securityRules$/.exec(call);
      if (rules !== null) return putRules(admin, rules[1] ?? '', body, response);

      const documents = /^DELETE \/emulator\/v1\/projects\/([^/]+)\/databases\/([^/]+)\/documents$/.exec(
        call,
      );
      if (documents !== null) {
        admin.clear(documents[1] ?? '', documents[2] ?? '');
        return replyJson(response, 200, {});
      }

      const trigger = /^POST \/emulator\/v1\/projects\/([^/]+)\/eventarcTrigger$/.exec(call);
      if (trigger !== null) {
        const id = url.searchParams.get('eventarcTriggerId');
        if (id === null) throw new RpcError('INVALID_ARGUMENT', 'eventarcTriggerId is missing');
        triggers.register(trigger[1] ?? '', id, parse(body));
        return replyJson(response, 200, {});
      }

      const usage = /^(GET|DELETE) \/emulator\/v1\/projects\/([^/]+)\/usage$/.exec(call);
      if (usage !== null) {
        const [, verb, project = ''] = usage;
        if (verb === 'DELETE') admin.resetUsage(project);
        return replyJson(response, 200, admin.usage(project));
      }

      const clock = /^(GET|PUT) \/emulator\/v1\/projects\/([^/]+)\/clock$/.exec(call);
      if (clock !== null) {
        const [, verb, project = ''] = clock;
        if (verb === 'PUT') putClock(admin, project, body);
        return replyJson(response, 200, { aheadMs: admin.clockAhead(project) });
      }

      throw unimplemented(call);
    },
  };
}

interface RulesBody {
  readonly rules?: { readonly files?: readonly { readonly content?: unknown }[] };
  readonly ignore_errors?: unknown;
}

function putRules(admin: EmulatorAdmin, project: string, body: string, response: ServerResponse): void {
  const { rules, ignore_errors: ignoreErrors } = parse(body) as RulesBody;
  const content = rules?.files?.[0]?.content;
  if (typeof content !== 'string' || rules?.files?.length !== 1) {
    throw new RpcError(
      'INVALID_ARGUMENT',
      'Expected exactly one file of rules: {"rules":{"files":[{"content"}]}}',
    );
  }
  const issues = admin.setRules(project, content);
  const failed = issues.some((issue) => issue.severity === 'ERROR');
  // The CLI asks for 200 and reads the issues; the rules in use stay what they were.
  replyJson(response, failed && ignoreErrors !== true ? 400 : 200, { issues });
}

function putClock(admin: EmulatorAdmin, project: string, body: string): void {
  const { aheadMs } = parse(body) as { readonly aheadMs?: unknown };
  if (typeof aheadMs !== 'number') {
    throw new RpcError('INVALID_ARGUMENT', 'Expected milliseconds: {"aheadMs": 60000}');
  }
  admin.setClockAhead(project, aheadMs);
}

function parse(body: string): object {
  try {
    const json: unknown = JSON.parse(body);
    if (typeof json === 'object' && json !== null) return json;
  } catch {
    // Told below.
  }
  throw new RpcError('INVALID_ARGUMENT', 'The body is not a JSON object');
}
