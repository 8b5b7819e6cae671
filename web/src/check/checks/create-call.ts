import { checkWords } from '../../words/check-words.ts';
import type { Check } from '../check.ts';
import { OwnCall } from '../own-call.ts';

/** A call is written to Firestore and comes back to a listener: what the other person would wait for. */
export const createCallCheck: Check = {
  id: 'create-call',
  title: () => checkWords().titles.createCall,
  subject: '',
  run: async ({ environment, findings, signal }) => {
    const { connection } = findings;
    if (connection === null) return { state: 'skipped', reason: () => checkWords().signaling.notSignedIn };
    // The first commit also opens connections, as the page does before anybody clicks.
    await connection.signaling.warmUp();
    // Stopped meanwhile: then nothing is to be written.
    signal.throwIfAborted();
    const call = new OwnCall(connection.signaling);
    findings.call = call;
    const began = environment.now();
    await call.create();
    const written = environment.now();
    await call.until('open', signal);
    const heard = environment.now();
    return { state: 'passed', text: () => checkWords().signaling.roundTrip(heard - began, written - began) };
  },
};
