import type { ParleyError } from '../../../contract/errors.ts';

/** What a person sees of a call. `reduce` in reducer.ts is the only way from one to the next. */
export type CallState =
  /** Nothing yet. */
  | { readonly phase: 'idle' }
  /** Signing in and reading the call: nothing was taken. */
  | { readonly phase: 'opening'; readonly id: string }
  /**
   * May be joined; nothing was taken. `other` is the name of who sits there, or null when nobody does.
   * `exists` is false for a room that nobody has come to yet: joining makes the call.
   */
  | {
      readonly phase: 'ready';
      readonly id: string;
      readonly other: string | null;
      readonly exists: boolean;
    }
  /** Outside a call that lets people in by hand; nothing was taken, nobody was disturbed without a click. */
  | {
      readonly phase: 'door';
      readonly id: string;
      /** What the host calls themselves; may be empty. */
      readonly hostName: string;
      readonly status: DoorStatus;
      /** From when on one may knock again, in milliseconds of Date.now(); null when that is now. */
      readonly againAt: number | null;
      /** When it opens, in milliseconds by the server's clock; null when that is past, or no time was set. */
      readonly opensAt: number | null;
    }
  /**
   * Opened by a link that does something once: `move` takes the seat over that the person has on another
   * device, `host` makes them the host. It is done by a click.
   */
  | { readonly phase: 'invited'; readonly id: string; readonly to: 'move' | 'host'; readonly busy: boolean }
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
  /** Both sit; the connection is being made. `absent`: the other's page doesn't react, it may be asleep. */
  | {
      readonly phase: 'connecting';
      readonly id: string;
      readonly host: boolean;
      readonly other: string;
      readonly absent: boolean;
    }
  /** Media flows. `since` is in milliseconds of Date.now(). */
  | {
      readonly phase: 'connected';
      readonly id: string;
      readonly host: boolean;
      readonly other: string;
      readonly since: number;
    }
  /**
   * Was connected; the connection is being mended. `lost`: for so long that the other may not come back.
   * `blocked`: then no relay could be reached from here.
   */
  | {
      readonly phase: 'reconnecting';
      readonly id: string;
      readonly host: boolean;
      readonly other: string;
      readonly since: number;
      readonly lost: boolean;
      readonly blocked: boolean;
    }
  /** This person hung up. `lost`: since the connection was. `durationMs` is null when it never connected. */
  | {
      readonly phase: 'left';
      readonly id: string;
      readonly host: boolean;
      readonly lost: boolean;
      readonly durationMs: number | null;
    }
  /** The call is over for everyone. `by` is the name of who ended it; null when nobody did, it was abandoned. */
  | {
      readonly phase: 'ended';
      readonly id: string;
      readonly byYou: boolean;
      readonly by: string | null;
      readonly durationMs: number | null;
    }
  /** It can't go on; the code says why. */
  | { readonly phase: 'failed'; readonly id: string | null; readonly error: ParleyError };

/**
 * `closed`: one may knock. `knocking`: the host is asked. `declined`: the host said no, and one may ask again
 * later. `paused`: nobody may knock now. `early`: it isn't time yet.
 */
export type DoorStatus = 'closed' | 'knocking' | 'declined' | 'paused' | 'early';
