import { plurals } from '../plurals.ts';

export const several = plurals<'one'>('de');
