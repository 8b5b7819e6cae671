import { randomUUID } from 'node:crypto';
import { toJson } from '../../protocol/json.ts';
import { messageType } from '../../protocol/schema.ts';
import type { DocumentChange } from '../../services/api.ts';

const PREFIX = 'google.cloud.firestore.document.v1.';

/** The event types that a trigger may ask for. */
const EVENT_TYPES = ['created', 'updated', 'deleted', 'written'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** `created` from `google.cloud.firestore.document.v1.created`; null for what isn't known. */
export const eventTypeOf = (name: string): EventType | null =>
  EVENT_TYPES.find((type) => name === PREFIX + type) ?? null;

/** Whether a change is of this type. */
export function isOfType({ before, after }: DocumentChange, type: EventType): boolean {
  switch (type) {
    case 'written':
      return true;
    case 'created':
      return before === null;
    case 'updated':
      return before !== null && after !== null;
    case 'deleted':
      return after === null;
  }
}

export interface EventRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text of `{ oldValue, value }`; a document that isn't there is `{}`. */
  readonly body: string;
}

/** A change as the CloudEvent (https://cloud.google.com/eventarc/docs/cloudevents) that is posted to a function. */
export function eventRequest(change: DocumentChange, type: EventType): EventRequest {
  const { project, database, before, after, time } = change;
  const document = encodeURI(change.path.join('/'));
  const Document = messageType('Document');
  return {
    headers: {
      'content-type': 'application/json',
      // Without it the worker of the Functions emulator dies.
      'ce-datacontenttype': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': randomUUID(),
      'ce-type': PREFIX + type,
      'ce-source': `//firestore.googleapis.com/projects/${project}/databases/${database}`,
      'ce-subject': `documents/${document}`,
      'ce-time': new Date(time.seconds * 1000 + Math.floor(time.nanos / 1_000_000)).toISOString(),
      'ce-project': project,
      'ce-database': database,
      'ce-namespace': '(default)',
      'ce-location': 'us-central1',
      'ce-document': document,
    },
    body: JSON.stringify({
      oldValue: before === null ? {} : toJson(Document, before),
      value: after === null ? {} : toJson(Document, after),
    }),
  };
}
