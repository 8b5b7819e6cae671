import type { CallDocument } from '../../../contract/call.ts';
import { isLetIn, liveSeat } from '../../../contract/seats.ts';
import type { Reply } from '../database.ts';
import { typed } from '../values.ts';
import type { World } from '../world.ts';

/** What holds of every allowed read: the words of what doesn't, or null. */
export function keepsReadPromises(before: World, who: string, { documents, to }: Reply): string | null {
  for (const [path, data] of documents) {
    const [collection, id = '', sub, person] = path.split('/');
    if (collection !== 'calls') continue;
    if (sub === undefined) {
      const isOk = mayKnowAddresses(typed<CallDocument<number>>(data), who, to.ms);
      if (!isOk) return 'no stranger reads a description';
    } else if (sub === 'knocks') {
      if (person !== who && before.get(`calls/${id}`)?.['host'] !== who)
        return 'a knock is read by the host and whose it is';
    } else if (data['to'] !== who) return 'no stranger reads a candidate';
  }
  return null;
}

function mayKnowAddresses(call: CallDocument<number>, who: string, now: number): boolean {
  const { caller, callee, offer, answer } = call;
  if (!caller && !callee && !offer && !answer) return true;
  if (call.host === who) return true;
  const seats = [liveSeat(call, 'caller', now), liveSeat(call, 'callee', now)];
  return seats.some((seat) => seat?.uid === who) || (seats.includes(null) && isLetIn(call, who, now));
}
