import type { Check } from '../check.ts';
import { probe } from '../probe.ts';
import type { SingleServer } from '../single-server.ts';
import { iceFailure, STUN } from '../words.ts';

/** A STUN server tells this browser its public address. */
export function stunCheck(id: string, server: SingleServer): Check {
  return {
    id,
    title: 'Direct, by a STUN server',
    subject: server.url,
    run: async ({ environment, signal }) => {
      const result = await probe(environment, server, 'srflx', signal);
      if (result.found.length > 0) return { state: 'passed', text: STUN.found };
      if (result.error !== null || result.ended === 'too-late') return iceFailure('stun', result);
      // A public address that is the device's own makes no candidate. Some browsers tell no errors, though.
      if (!environment.tellsErrors) return { state: 'failed', ...STUN.none };
      return { state: 'passed', text: STUN.noNat };
    },
  };
}
