import type { Role } from './call.ts';

/** Names of collections, and paths relative to the database's root. */
export const CALLS = 'calls';
export const callDocument = (id: string): string => `${CALLS}/${id}`;
/** Where `role` writes its late candidates, and the other side listens. */
export const candidatesCollection = (id: string, role: Role): string => `${CALLS}/${id}/${role}Candidates`;
