import { checkWords } from '../../words/check-words.ts';
import type { Check } from '../check.ts';
import { probe } from '../probe.ts';
import type { SingleServer } from '../single-server.ts';
import { failed, iceFailure } from '../words.ts';

/** A STUN server tells this browser its public address. */
export function stunCheck(id: string, server: SingleServer): Check {
  return {
    id,
    title: () => checkWords().transports.stun,
    subject: server.url,
    run: async ({ environment, signal }) => {
      const result = await probe(environment, server, 'srflx', signal);
      if (result.found.length > 0) return { state: 'passed', text: () => checkWords().stun.found };
      if (result.error !== null || result.ended === 'too-late') return iceFailure('stun', result);
      // A public address that is the device's own makes no candidate. Some browsers tell no errors, though.
      if (!environment.tellsErrors) return failed(() => checkWords().stun.none);
      return { state: 'passed', text: () => checkWords().stun.noNat };
    },
  };
}
