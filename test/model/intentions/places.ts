import { CALLS } from '../cast.ts';
import { LIMITS } from '../../../contract/limits.ts';
import type { Write } from '../operations.ts';
import type { Stage } from './stage.ts';

/** The same document where it doesn't belong: at another call, under another's name, under a name too many. */
export function misplaced({ path, data }: Write, { random, tab }: Stage): Write {
  const [collection = '', id = '', sub, name = ''] = path.split('/');
  const other = random.pick(CALLS.filter((one) => one !== id));
  const root = random.pick([
    other,
    id.toUpperCase(),
    `${id}a`,
    id.slice(1),
    'iloulioulo',
    'x'.repeat(LIMITS.room + 1),
  ]);
  if (sub === undefined)
    return { path: random.pick([`${collection}/${root}`, `${collection}/${id}/notes/1`]), data };
  if (sub === 'knocks')
    return { path: `${collection}/${id}/knocks/${random.pick([`${tab.uid}2`, 'eve-uid', 'cho-uid'])}`, data };
  const [round = '', session = ''] = name.split('-');
  const opposite = sub === 'callerCandidates' ? 'calleeCandidates' : 'callerCandidates';
  const there = `${collection}/${id}/${sub}`;
  return {
    path: random.pick([
      `${collection}/${id}/${opposite}/${name}`,
      `${there}/${round}-${session}-${LIMITS.candidateDocuments}`,
      `${there}/${round}-${session}-01`,
      `${there}/${Number(round) + 1}-${session}-1`,
      `${there}/0${round}-${session}-1`,
      `${there}/${round}-${'z'.repeat(16)}-1`,
      `${there}/anything`,
    ]),
    data,
  };
}
