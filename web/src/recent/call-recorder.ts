import { TIMES } from '../../../contract/limits.ts';
import { isSeated } from '../call/reducer.ts';
import type { CallState } from '../call/state.ts';
import { MOST_NAMES, type RecentCall } from './recent-call.ts';
import type { RecentCalls } from './recent-calls.ts';

/**
 * Follows a call from state to state and keeps what it was: from the moment that one sits in it. Who comes
 * back within the time that a seat is theirs, after a reload for example, goes on with what was kept.
 */
export class CallRecorder {
  readonly #calls: Pick<RecentCalls, 'find' | 'keep'>;
  readonly #now: () => number;
  #entry: RecentCall | null = null;
  /** Connected before this stretch. */
  #talkedMs: number | null = null;
  #talkingSince: number | null = null;
  #isClosed = false;

  constructor(calls: Pick<RecentCalls, 'find' | 'keep'>, now: () => number = () => Date.now()) {
    this.#calls = calls;
    this.#now = now;
  }

  /** For how long the two were connected so far, in milliseconds; null when they never were. */
  get talkedMs(): number | null {
    if (this.#talkingSince === null) return this.#talkedMs;
    return (this.#talkedMs ?? 0) + Math.max(0, this.#now() - this.#talkingSince);
  }

  follow(call: CallState, room: string | null): void {
    if (sits(call)) return this.#sits(call, room);
    if (this.#entry === null) return;
    switch (call.phase) {
      case 'left':
        this.#stopTalking();
        return this.#close({ over: false });
      case 'ended':
        this.#stopTalking();
        return this.#close({ over: true });
      case 'failed':
        this.#stopTalking();
        return this.#close({ over: call.error.code === 'call/removed' || call.error.code === 'call/ended' });
      default:
        return undefined;
    }
  }

  /** Nobody follows this call any more: the next one is another. */
  reset(): void {
    this.#stopTalking();
    this.#close({ over: false });
    this.#entry = null;
    this.#talkedMs = null;
    this.#talkingSince = null;
  }

  #sits(call: Sitting, room: string | null): void {
    if (this.#entry === null || this.#entry.id !== call.id) this.#begin(call.id, room);
    if (call.phase === 'connected') this.#talkingSince ??= this.#now();
    if (call.phase === 'waiting') this.#stopTalking();
    const before = this.#entry;
    if (before === null) return;
    const names = 'other' in call ? withName(before.names, call.other) : before.names;
    const talkedMs = this.talkedMs;
    // Most changes of state have nothing to do with what is kept.
    if (names === before.names && (talkedMs === null) === (before.talkedMs === null)) {
      if (call.phase !== 'waiting' || talkedMs === before.talkedMs) return;
    }
    this.#write({ ...before, names, talkedMs, until: this.#now() });
  }

  #begin(id: string, room: string | null): void {
    this.reset();
    const now = this.#now();
    const kept = this.#calls.find({ id, room });
    const goesOn = kept !== null && kept.id === id && !kept.over && now - kept.until < TIMES.seatLeaseMs;
    this.#isClosed = false;
    this.#talkedMs = goesOn ? kept.talkedMs : null;
    this.#write(
      goesOn
        ? { ...kept, until: Math.max(now, kept.at) }
        : { id, room, at: now, until: now, names: [], talkedMs: null, over: false },
    );
  }

  #close({ over }: { over: boolean }): void {
    const before = this.#entry;
    // What is over stays so, and is written once.
    if (before === null || before.over || (this.#isClosed && !over)) return;
    this.#isClosed = true;
    this.#write({ ...before, talkedMs: this.#talkedMs, over, until: Math.max(this.#now(), before.at) });
  }

  #stopTalking(): void {
    this.#talkedMs = this.talkedMs;
    this.#talkingSince = null;
  }

  #write(entry: RecentCall): void {
    this.#entry = entry;
    this.#calls.keep(entry);
  }
}

/** In a seat that is one's own for sure. */
type Sitting = Extract<CallState, { phase: 'waiting' | 'connecting' | 'connected' | 'reconnecting' }>;

function sits(call: CallState): call is Sitting {
  return isSeated(call) && call.phase !== 'joining' && (call.phase !== 'waiting' || call.stored);
}

function withName(names: readonly string[], name: string): readonly string[] {
  const trimmed = name.trim();
  if (names.includes(trimmed)) return names;
  return [...names, trimmed].slice(-MOST_NAMES);
}
