import type { CallState } from '../../call/state.ts';

/** The states that the stage shows. */
export type StageState = Extract<CallState, { phase: 'connecting' | 'connected' | 'reconnecting' }>;

/** Before anything is known. */
export const NO_CALL: StageState = { phase: 'connecting', id: '', host: false, other: '', absent: false };
