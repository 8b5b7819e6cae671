import { checkWords } from '../../words/check-words.ts';
import type { Check } from '../check.ts';
import { probe } from '../probe.ts';
import type { SingleServer } from '../single-server.ts';
import { iceFailure } from '../words.ts';

/** A TURN server gives this browser a relay, by one transport. */
export function relayCheck(id: string, server: SingleServer): Check {
  const { transport, url } = server;
  return {
    id,
    title: () => checkWords().transports[transport],
    subject: url,
    run: async ({ environment, findings, signal }) => {
      if (transport === 'dtls') return { state: 'skipped', reason: () => checkWords().relay.dtls };
      const result = await probe(environment, server, 'relay', signal);
      if (result.found.length === 0) return iceFailure(transport, result);
      findings.relays.push(server);
      return { state: 'passed', text: () => checkWords().relay.found };
    },
  };
}
