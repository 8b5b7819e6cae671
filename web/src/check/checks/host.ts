import type { Check } from '../check.ts';
import { probe } from '../probe.ts';
import { HOST } from '../words.ts';

/** Candidates of this device itself: what works within one network. */
export const hostCheck: Check = {
  id: 'host',
  title: 'Direct, in the same network',
  subject: '',
  run: async ({ environment, signal }) => {
    const { found } = await probe(environment, null, 'host', signal);
    if (found.length === 0) return { state: 'failed', ...HOST.none };
    const hidden = found.some(({ candidate }) => / [0-9a-f-]+\.local /.test(candidate));
    return { state: 'passed', text: HOST.found(found.length, hidden) };
  },
};
