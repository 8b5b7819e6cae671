import { checkWords } from '../../words/check-words.ts';
import type { Check } from '../check.ts';
import { floodThroughRelay } from '../flood.ts';
import { failed, floodMeasured } from '../words.ts';

/** How long is sent at most, in seconds. */
const FLOOD_S = 3;

/** A call of this page with itself through the first relay that works, and how much gets through. */
export function loopbackCheck(id: string): Check {
  return {
    id,
    title: () => checkWords().titles.loopback,
    subject: '',
    run: async ({ environment, findings, signal, note }) => {
      const [server] = findings.relays;
      if (server === undefined) return { state: 'skipped', reason: () => checkWords().loopback.noRelay };
      note(() => checkWords().loopback.running(FLOOD_S));
      const flood = await floodThroughRelay(environment, server, signal);
      if (flood === null) return failed(() => checkWords().loopback.notConnected);
      if (flood.bytes === 0) return failed(() => checkWords().loopback.nothingArrived);
      return {
        state: 'passed',
        text: () => floodMeasured(flood, flood.relayProtocol ?? server.transport),
      };
    },
  };
}
