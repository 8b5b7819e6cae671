import { toFields, type Plain } from '../../web/src/signaling/firestore-values.ts';
import { documentsUrl } from './environment.ts';

interface WireValue {
  readonly stringValue?: string;
  readonly integerValue?: string;
  readonly arrayValue?: { readonly values?: readonly WireValue[] };
  readonly mapValue?: { readonly fields?: WireFields };
}
type WireFields = Readonly<Record<string, WireValue>>;

async function administrator(path: string): Promise<unknown> {
  const answer = await fetch(`${documentsUrl()}/${path}`, { headers: { authorization: 'Bearer owner' } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Writes a document whole, past the rules, as an application with the Admin SDK does. */
export async function storeDocument(path: string, data: { readonly [field: string]: Plain }): Promise<void> {
  const answer = await fetch(`${documentsUrl()}/${path}`, {
    method: 'PATCH',
    headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
    body: JSON.stringify({ fields: toFields(data) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

/** The candidates that stand in a subcollection of a call, as the browsers wrote them. */
export async function storedCandidates(
  id: string,
  collection: 'callerCandidates' | 'calleeCandidates',
): Promise<string[]> {
  const { documents = [] } = (await administrator(`calls/${id}/${collection}`)) as {
    documents?: { fields: WireFields }[];
  };
  return documents
    .flatMap(({ fields }) => fields['candidates']?.arrayValue?.values ?? [])
    .map((value) => (JSON.parse(value.stringValue ?? '{}') as RTCIceCandidateInit).candidate ?? '')
    .filter((candidate) => candidate !== '');
}

/** The two session descriptions of a call. */
export async function storedDescriptions(id: string): Promise<{ offer: string; answer: string }> {
  const { fields } = (await administrator(`calls/${id}`)) as { fields: WireFields };
  const sdp = (name: string): string => fields[name]?.mapValue?.fields?.['sdp']?.stringValue ?? '';
  return { offer: sdp('offer'), answer: sdp('answer') };
}

/** The rounds of a call's offer and answer; 0 where there is none. */
export async function storedRounds(id: string): Promise<{ offer: number; answer: number }> {
  const { fields } = (await administrator(`calls/${id}`)) as { fields: WireFields };
  const round = (name: string): number =>
    Number(fields[name]?.mapValue?.fields?.['round']?.integerValue ?? 0);
  return { offer: round('offer'), answer: round('answer') };
}

/** Whether a call is `open` or `ended`. */
export async function storedState(id: string): Promise<string> {
  const { fields } = (await administrator(`calls/${id}`)) as { fields: WireFields };
  return fields['state']?.stringValue ?? '';
}

export interface StoredSeat {
  readonly peer: string;
  readonly session: string;
  /** Whether that stay is over. */
  readonly left: boolean;
}

/** Who sits where in a call. */
export async function storedSeats(id: string): Promise<{ caller?: StoredSeat; callee?: StoredSeat }> {
  const { fields } = (await administrator(`calls/${id}`)) as { fields: WireFields };
  const seats: { caller?: StoredSeat; callee?: StoredSeat } = {};
  for (const role of ['caller', 'callee'] as const) {
    const seat = fields[role]?.mapValue?.fields;
    if (seat === undefined) continue;
    const text = (name: string): string => seat[name]?.stringValue ?? '';
    seats[role] = { peer: text('peer'), session: text('session'), left: text('left') === text('session') };
  }
  return seats;
}
