import { checkWords } from '../../words/check-words.ts';
import type { Check } from '../check.ts';
import { probe } from '../probe.ts';
import { failed } from '../words.ts';

/** Candidates of this device itself: what works within one network. */
export const hostCheck: Check = {
  id: 'host',
  title: () => checkWords().titles.host,
  subject: '',
  run: async ({ environment, signal }) => {
    const { found } = await probe(environment, null, 'host', signal);
    if (found.length === 0) return failed(() => checkWords().host.none);
    const hidden = found.some(({ candidate }) => / [0-9a-f-]+\.local /.test(candidate));
    const text = (): string => checkWords().host[hidden ? 'foundHidden' : 'found'](found.length);
    return { state: 'passed', text };
  },
};
