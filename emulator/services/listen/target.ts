import type * as v1 from '../../protocol/messages.ts';
import type { Commit } from '../../store/history.ts';
import type { Start } from './resume.ts';

/** What a target has to tell its client. */
export interface Delta {
  /** Documents that are new in the target or have changed. */
  readonly present: readonly v1.Document[];
  /** Documents that have left it, by name: deleted, or just no longer in it. */
  readonly gone: readonly { readonly name: string; readonly deleted: boolean }[];
}

export const NOTHING: Delta = { present: [], gone: [] };

/** A commit with the paths it changed. */
export interface SeenCommit extends Commit {
  readonly paths: ReadonlySet<string>;
}

/** Something that is listened to on a stream. Both throw RpcError when the rules forbid it. */
export interface Target {
  readonly id: number;
  /** How many documents it has. */
  readonly size: number;
  /** How many it had where it was resumed; null when it wasn't. */
  readonly resumedSize: number | null;
  start(start: Start): Delta;
  update(commit: SeenCommit): Delta;
}
