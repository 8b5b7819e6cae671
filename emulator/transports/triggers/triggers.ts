import type { DocumentChange, EmulatorAdmin } from '../../services/api.ts';
import { RpcError, unimplemented } from '../../services/status.ts';
import { eventRequest, eventTypeOf, isOfType, type EventType } from './event.ts';
import { compilePattern, type PathPattern } from './pattern.ts';

interface Trigger {
  readonly id: string;
  readonly project: string;
  readonly database: string;
  readonly type: EventType;
  readonly matches: PathPattern;
}

/** Calls the Functions emulator when documents change. */
export interface Triggers {
  /** Adds a trigger, or replaces the one with this ID; `definition` is the body of the CLI's request. */
  register(project: string, id: string, definition: unknown): void;
  close(): void;
}

/** `functionsEmulator` is its `host:port`; without it no trigger can be registered. */
export function createTriggers(admin: EmulatorAdmin, functionsEmulator: string | undefined): Triggers {
  const triggers = new Map<string, Trigger>();
  const stopping = new AbortController();

  const deliver = async (trigger: Trigger, change: DocumentChange) => {
    const url = `http://${functionsEmulator}/functions/projects/${trigger.project}/triggers/${trigger.id}`;
    try {
      const response = await fetch(url, {
        method: 'POST',
        ...eventRequest(change, trigger.type),
        signal: stopping.signal,
      });
      await response.arrayBuffer();
      if (!response.ok) console.error(`Trigger ${trigger.id} answered ${response.status}`);
    } catch (error) {
      if (!stopping.signal.aborted) console.error(`Trigger ${trigger.id} could not be called:`, error);
    }
  };

  const stopListening = admin.onChange((change) => {
    for (const trigger of triggers.values()) {
      if (trigger.project !== change.project || trigger.database !== change.database) continue;
      if (isOfType(change, trigger.type) && trigger.matches(change.path)) void deliver(trigger, change);
    }
  });

  return {
    register: (project, id, definition) => {
      if (functionsEmulator === undefined) {
        const message = 'Triggers need the address of the Functions emulator (--functions_emulator)';
        throw new RpcError('FAILED_PRECONDITION', message);
      }
      triggers.set(`${project}/${id}`, readTrigger(project, id, definition));
    },
    close: () => {
      stopListening();
      stopping.abort();
    },
  };
}

function readTrigger(project: string, id: string, definition: unknown): Trigger {
  const { eventType, database, namespace, document } = record(definition);
  const { value, matchType } = record(document);
  const type = eventTypeOf(String(eventType));
  if (type === null) throw unimplemented(`The event type ${String(eventType)}`);
  if (namespace !== '(default)') throw unimplemented(`The namespace ${String(namespace)}`);
  if (matchType !== 'EXACT' && matchType !== 'PATH_PATTERN')
    throw unimplemented(`The match type ${String(matchType)}`);
  if (typeof database !== 'string' || typeof value !== 'string') {
    throw new RpcError('INVALID_ARGUMENT', 'A trigger needs database and document.value');
  }
  return { id, project, database, type, matches: compilePattern(value, matchType) };
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
