import type { ParleyError } from '../../../contract/errors.ts';

/** What a person sees of a call. `reduce` in reducer.ts is the only way from one to the next. */
export type CallState =
  /** Nothing yet. */
  | { readonly phase: 'idle' }
  /** Signing in and reading the call: nothing was taken. */
  | { readonly phase: 'opening'; readonly id: string }
  /** May be joined; nothing was taken. `other` is the name of who sits there, or null when nobody does. */
  | { readonly phase: 'ready'; readonly id: string; readonly other: string | null }
  /** The click on "Join" or "New call" was made. */
  | { readonly phase: 'joining'; readonly id: string }
  /** Seated alone. `stored` once the call document exists, so that the link works; `departed`: who was here left. */
  | {
      readonly phase: 'waiting';
      readonly id: string;
      readonly stored: boolean;
      readonly host: boolean;
      readonly departed: boolean;
    }
  /** Both sit; the connection is being made. */
  | { readonly phase: 'connecting'; readonly id: string; readonly host: boolean; readonly other: string }
  /** Media flows. `since` is in milliseconds of Date.now(). */
  | {
      readonly phase: 'connected';
      readonly id: string;
      readonly host: boolean;
      readonly other: string;
      readonly since: number;
    }
  /** Was connected; the connection is being mended. */
  | {
      readonly phase: 'reconnecting';
      readonly id: string;
      readonly host: boolean;
      readonly other: string;
      readonly since: number;
    }
  /** This person hung up. `durationMs` is null when it never connected. */
  | {
      readonly phase: 'left';
      readonly id: string;
      readonly host: boolean;
      readonly durationMs: number | null;
    }
  /** The call is over for everyone. */
  | {
      readonly phase: 'ended';
      readonly id: string;
      readonly byYou: boolean;
      readonly durationMs: number | null;
    }
  /** It can't go on; the code says why. */
  | { readonly phase: 'failed'; readonly id: string | null; readonly error: ParleyError };
