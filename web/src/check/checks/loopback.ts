import type { Check } from '../check.ts';
import { floodThroughRelay } from '../flood.ts';
import { LOOPBACK } from '../words.ts';

/** A call of this page with itself through the first relay that works, and how much gets through. */
export function loopbackCheck(id: string): Check {
  return {
    id,
    title: 'A call through the relay',
    subject: '',
    run: async ({ environment, findings, signal, note }) => {
      const [server] = findings.relays;
      if (server === undefined) return { state: 'skipped', reason: LOOPBACK.noRelay };
      note(LOOPBACK.running);
      const flood = await floodThroughRelay(environment, server, signal);
      if (flood === null) return { state: 'failed', ...LOOPBACK.notConnected };
      if (flood.bytes === 0) return { state: 'failed', ...LOOPBACK.nothingArrived };
      return {
        state: 'passed',
        text: LOOPBACK.measured(flood, flood.relayProtocol ?? server.transport),
      };
    },
  };
}
