import type { Role } from './call.ts';

/** Names of collections, and paths relative to the database's root. */
export const CALLS = 'calls';
export const callDocument = (id: string): string => `${CALLS}/${id}`;
/** Where `role` writes its late candidates, and the other side listens. */
export const candidatesCollection = (id: string, role: Role): string => `${CALLS}/${id}/${role}Candidates`;

/** A document of late candidates. The rules allow LIMITS.candidateDocuments for each session and round. */
export const candidatesDocument = (
  id: string,
  role: Role,
  key: { round: number; session: string; n: number },
): string => `${candidatesCollection(id, role)}/${key.round}-${key.session}-${key.n}`;

export const knocksCollection = (id: string): string => `${CALLS}/${id}/knocks`;
export const knockDocument = (id: string, uid: string): string => `${knocksCollection(id)}/${uid}`;

export const LOBBY = 'lobby';
export const lobbyDocument = (id: string): string => `${LOBBY}/${id}`;

export const ROOMS = 'rooms';
export const roomDocument = (name: string): string => `${ROOMS}/${name}`;
