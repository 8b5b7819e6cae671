import { plurals } from '../plurals.ts';

/** Arabic has all six: none, one, two, a few (3 to 10), many (11 to 99), and the rest, like 100. */
export const several = plurals<Intl.LDMLPluralRule>('ar');
