import { otherRole, type Role } from '../../../contract/call.ts';
import { ParleyError, toParleyError, type ErrorCode } from '../../../contract/errors.ts';
import { liveSeat } from '../../../contract/seats.ts';
import { isOwn, placeFor } from '../signaling/seats.ts';
import type { Call, NewCall, Signaling } from '../signaling/signaling.ts';
import { CallDoor } from './call-door.ts';
import { CallFeed } from './call-feed.ts';
import type { CallIceServers } from './connection/call-ice-servers.ts';
import type { Invitation } from './controller.ts';
import type { CallEnvironment } from './environment.ts';
import type { DeviceRequest } from './connection/channel-messages.ts';
import type { LocalSending } from './connection/negotiation.ts';
import { OfferedMove } from './offered-move.ts';
import { OwnSeat } from './own-seat.ts';
import type { CallEvent } from './reducer.ts';
import { Pairing, type PairingListener } from './connection/pairing.ts';
import type { Connected } from './connection/rounds.ts';
import { SeatKeeper } from './seat-keeper.ts';
import { Steps } from './steps.ts';
import type { TabIdentity } from './tab-identity.ts';
import { Timers } from './timers.ts';

/** The longest that reading a call may take. */
const READ_WITHIN_MS = 15_000;
/** Pause after a write that failed on the network during a call. */
const RETRY_MS = 2_000;
/** How often in a row a refused write is tried again on newer news: several people may come and go at once. */
const REFUSALS = 5;
/** Where there is nothing to be given back. */
const SEAT_IS_GONE = new Set<ErrorCode>([
  'call/full',
  'call/moved',
  'call/removed',
  'call/locked',
  'call/declined',
]);

export interface CallRunOptions {
  readonly id: string;
  readonly signaling: Promise<Signaling>;
  /** Resolves once the server's clock is known: until then nobody can tell who sits there. */
  readonly clock: () => Promise<unknown>;
  readonly identity: Promise<TabIdentity>;
  readonly environment: CallEnvironment;
  /** Of this call; the run closes them. */
  readonly iceServers: CallIceServers;
  readonly local: LocalSending;
  readonly listener: CallRunListener;
}

/** This tab sits in the call. */
export interface Seated {
  readonly call: Call;
  readonly role: Role;
  readonly signaling: Signaling;
}

/** `durationMs` of `ended` is null here: who listens knows it. */
export interface CallRunListener extends Pick<
  PairingListener,
  'onEvent' | 'onNegotiation' | 'onRemoteMedia' | 'onDeviceRequest'
> {
  /** News of the call while this tab sits in it; null when it doesn't any more. */
  onSeated(seated: Seated | null): void;
  /** The tab goes on as this peer, of a tab of this browser that is gone. */
  onPeer(peer: string): void;
}

/**
 * One call from reading it to leaving it: the one place that runs effects on the signaling and
 * on peer connections. It is level-triggered: whatever happens, `#step` looks at the newest
 * call document and does what is to be done now. Steps never overlap.
 */
export class CallRun {
  readonly id: string;
  readonly #options: CallRunOptions;
  readonly #timers = new Timers();
  readonly #servers: CallIceServers;
  readonly #pairing: Pairing;
  readonly #steps = new Steps(() => this.#stepOrRecover());
  #connected: Connected | null = null;
  #keeper: SeatKeeper | null = null;
  /** Outside, while the call may not be read. */
  #door: CallDoor | null = null;
  /** Whether a door let us through, and the call wasn't read since. */
  #wentThrough = false;
  /** Whether this tab sat there before it was outside. */
  #lostSeat = false;
  #clockKnown = false;
  /** Known once somebody clicked. */
  #name: string | null = null;
  /** A peer of this browser that is known to live. */
  #livingPeer: string | null = null;
  #refusals = 0;
  /** How often the call was looked at from the beginning. */
  #readings = 0;
  /** The call, as JSON, on which a write from our seat was refused. */
  #refusedOn: string | null = null;
  readonly #move = new OfferedMove((role, hash) => this.#seated().signaling.move.offer(this.id, role, hash));
  /** Whether this seat was taken over, and the person isn't told yet whom they meet there. */
  #isEntering = false;
  #closed = false;

  constructor(options: CallRunOptions) {
    this.id = options.id;
    this.#options = options;
    this.#servers = options.iceServers;
    this.#pairing = new Pairing({
      id: options.id,
      environment: options.environment,
      iceServers: options.iceServers,
      local: options.local,
      connected: () => this.#seated(),
      isConnected: () => this.#connected !== null,
      isClosed: () => this.#closed,
      listener: {
        onEvent: (event) => {
          if (event.type === 'paired' || event.type === 'alone') this.#isEntering = false;
          this.#emit(event);
        },
        onNegotiation: (negotiation) => options.listener.onNegotiation(negotiation),
        onRemoteMedia: (media) => options.listener.onRemoteMedia(media),
        onDeviceRequest: (request) => options.listener.onDeviceRequest(request),
        onNews: () => this.#steps.poke(),
        onSeat: (role) => this.#took(role),
        onAgreed: () => {
          this.#refusals = 0;
        },
        onFail: (error) => this.#fail(error),
      },
    });
  }

  /** Reads the call and prepares to join. */
  look(): void {
    this.#readWithin(READ_WITHIN_MS);
    this.#servers.want();
    this.#start(async () => {
      const { feed } = await this.#connect();
      // Where there can be no connection, that is told before somebody joins.
      await this.#servers.decided();
      if (!this.#closed) feed.start('caller');
      await this.#options.clock();
      this.#clockKnown = true;
      this.#steps.poke();
    });
  }

  /** Creates the call and waits in it. */
  create(name: string, options: NewCall): void {
    this.#name = name;
    this.#start(async () => {
      const [offer, { signaling, seat, feed }] = await this.#pairing.firstOffer(this.#connect());
      if (this.#closed) return;
      await signaling.create(this.id, seat.self, offer, options).catch(notCreated(options));
      if (!this.#took('caller')) return;
      this.#options.environment.mark('parley:created');
      this.#emit({ type: 'stored' });
      feed.start('callee');
      // The function gives them to who sits in a call that exists.
      this.#servers.want();
    });
  }

  /** Takes the free seat, as soon as the call was read. */
  join(name: string): void {
    this.#call(name);
    this.#steps.poke();
  }

  /** Asks to be let in; a click before the door was seen is for nothing. */
  knock(name: string): void {
    if (this.#door === null) return;
    this.#call(name);
    this.#door.knock(name);
  }

  stopKnocking(): void {
    this.#door?.stopKnocking();
  }

  /** Takes over the seat that this person has on another device. */
  takeOver(name: string, { role, secret, asHost }: Extract<Invitation, { to: 'move' }>): void {
    this.#name = name;
    this.#servers.want();
    this.#start(async () => {
      const { signaling, seat, feed } = await this.#connect();
      await this.#servers.decided();
      // Who went away meanwhile would free the seat of the other device.
      if (this.#closed) return;
      await signaling.move.take(this.id, role, seat.self, secret, asHost);
      if (!this.#took(role)) return;
      this.#isEntering = true;
      this.#pairing.tookOver();
      feed.start(otherRole(role));
    });
  }

  /** Puts up the hash of a secret by which another device takes this seat over, or takes it down. */
  async offerMove(hash: string | null): Promise<Role> {
    const { role } = this.#seated().seat;
    if (role === null) throw new ParleyError('call/not-allowed');
    await this.#move.put(role, hash);
    return role;
  }

  /** Asks who sits opposite to switch something. */
  ask(request: DeviceRequest): void {
    this.#pairing.askOther(request);
  }

  /** The person chose whether to hide their address: it holds from now on, over what is connected too. */
  reconsider(): void {
    this.#servers.reconsider();
    this.#pairing.reconsider();
  }

  setLocal(local: LocalSending): void {
    this.#pairing.setLocal(local);
  }

  /** Hangs up; the request outlives the page. */
  leave(): void {
    this.#door?.leave();
    this.#connected?.seat.leave();
    this.close();
  }

  /** Ends the call for both. Resolves to false for whoever may not: they leave. */
  async end(): Promise<boolean> {
    try {
      const { signaling, seat, feed } = this.#seated();
      const { call } = feed;
      if (seat.role === null || call === null || call === undefined)
        throw new ParleyError('call/not-allowed');
      await signaling.host.end(this.id, call, seat.self.name);
      this.close();
      return true;
    } catch {
      this.leave();
      return false;
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#connected?.feed.close();
    this.#door?.close();
    this.#keeper?.close();
    this.#steps.close();
    this.#pairing.close();
    this.#servers.close();
    this.#timers.close();
    this.#options.listener.onSeated(null);
  }

  // ---- What is to be done now --------------------------------------------------

  async #stepOrRecover(): Promise<void> {
    // Outside, what was read before is of no use.
    const call = this.#clockKnown && this.#door === null ? this.#connected?.feed.call : undefined;
    if (this.#refusedOn !== null && this.#refusedOn === JSON.stringify(call)) return;
    try {
      if (call !== undefined) await this.#step(call);
    } catch (error) {
      await this.#afterTrouble(toParleyError(error), call);
    }
  }

  async #step(call: Call | null): Promise<void> {
    if (call === null || call.state === 'ended') return this.#over(call);
    const { seat } = this.#seated();
    if (seat.role === null) {
      await this.#adopt(call);
      const place = placeFor(call, seat.self, this.#now());
      if (place.kind === 'full') throw new ParleyError('call/full');
      return this.#name === null ? this.#pairing.prepare(call, place) : this.#pairing.sit(call, place);
    }
    switch (seat.standing(call)) {
      case 'unseen':
        return;
      case 'moved':
        return this.#fail(new ParleyError('call/moved'));
      case 'taken':
        return this.#fail(new ParleyError('call/full', 'The seat was taken by a newer page of this tab'));
      case 'cleared':
        return this.#sitAnew(call);
      case 'held':
        this.#options.listener.onSeated({ call, role: seat.role, signaling: this.#seated().signaling });
        if (this.#isEntering) this.#enter(call, seat.role);
        this.#move.keep(call, seat.role);
        return this.#pairing.step(call);
    }
  }

  /** Takes the seat back that a tab of this browser had, which is gone: it crashed and was not restored. */
  async #adopt(call: Call): Promise<void> {
    const { seat } = this.#seated();
    const { uid } = seat.self;
    if (isOwn(call.caller, seat.self) || isOwn(call.callee, seat.self)) return;
    for (const role of ['caller', 'callee'] as const) {
      const found = liveSeat(call, role, this.#now());
      if (found?.uid !== uid || found.peer === this.#livingPeer) continue;
      const { adopt } = await this.#options.identity;
      if (await adopt(found.peer)) {
        seat.becomes(found.peer);
        return this.#options.listener.onPeer(found.peer);
      }
      this.#livingPeer = found.peer;
    }
  }

  /** Nobody is there who would answer: then that is how it stands. */
  #enter(call: Call, role: Role): void {
    if (liveSeat(call, otherRole(role), this.#now()) !== null) return;
    this.#isEntering = false;
    this.#emit({ type: 'alone', host: this.#isHost(), departed: false });
  }

  /** We were silent for so long that our seat was cleared, or somebody has it by now. */
  #sitAnew(call: Call): void {
    const { seat } = this.#seated();
    if (call.removed.includes(seat.self.uid)) return this.#fail(new ParleyError('call/removed'));
    this.#pairing.rest();
    seat.lost();
    this.#options.listener.onSeated(null);
    this.#emit({ type: 'alone', host: this.#isHost(), departed: true });
    this.#steps.poke();
  }

  // ---- Outcomes --------------------------------------------------------------------

  /** There is no such call, or not any more. */
  #over(call: Call | null): void {
    const { signaling, seat } = this.#seated();
    if (call === null && seat.role === null) return this.#fail(new ParleyError('call/unknown'));
    const byYou = call?.endedBy === signaling.uid;
    const by = call?.endedBy === undefined ? null : (call.endedName ?? '');
    this.#emit({ type: 'ended', byYou, by, durationMs: null });
    this.close();
  }

  /** The call may not be read (any more): looks from outside why that is so. */
  #goOutside(signaling: Signaling): void {
    if (this.#connected !== null && this.#connected.seat.role !== null) this.#lostSeat = true;
    const wasSeated = this.#lostSeat;
    const moved = wasSeated && this.#move.isUp;
    this.#connected?.seat.lost();
    this.#connected?.feed.close();
    this.#options.listener.onSeated(null);
    this.#pairing.rest();
    this.#door?.close();
    this.#door = new CallDoor(signaling, this.id, this.#wentThrough, {
      onDoor: (door) => {
        if (moved) this.#fail(new ParleyError('call/moved'));
        else if (wasSeated) this.#fail(new ParleyError('call/full', 'The seat was lost'));
        else this.#emit({ type: 'door', ...door });
      },
      onLetIn: (asked) => {
        if (moved) return this.#fail(new ParleyError('call/moved'));
        this.#door = null;
        this.#wentThrough = true;
        if (!asked && !wasSeated) this.#name = null;
        this.#lookAgain(signaling);
      },
      onEnded: (by) => {
        this.#emit({ type: 'ended', byYou: false, by, durationMs: null });
        this.close();
      },
      // Put out, or ended, is more than moved; full and locked are how it looks from outside.
      onShut: (error) => {
        const isMoved = moved && (error.code === 'call/full' || error.code === 'call/locked');
        this.#fail(isMoved ? new ParleyError('call/moved') : error);
      },
    });
    this.#door.start();
  }

  #lookAgain(signaling: Signaling): void {
    if (this.#closed || this.#connected === null) return;
    if (this.#name !== null) this.#emit({ type: 'joined' });
    const { seat } = this.#connected;
    this.#connected = { signaling, seat, feed: this.#newFeed(signaling) };
    this.#connected.feed.start('caller');
    this.#readWithin(READ_WITHIN_MS);
  }

  /** Unless the call is read by then, it can't be reached. */
  #readWithin(ms: number): void {
    const reading = (this.#readings += 1);
    this.#timers.after(ms, () => {
      if (reading !== this.#readings || this.#connected?.feed.call !== undefined || this.#door !== null)
        return;
      const offline = !this.#options.environment.isOnline();
      this.#fail(new ParleyError(offline ? 'network/offline' : 'network/firebase-unreachable'));
    });
  }

  #fail(error: ParleyError): void {
    if (this.#closed) return;
    this.#emit({ type: 'failed', error });
    if (SEAT_IS_GONE.has(error.code)) this.close();
    else this.leave();
  }

  async #afterTrouble(error: ParleyError, call: Call | null | undefined): Promise<void> {
    // Outside, it is the door that tells.
    if (this.#closed || this.#door !== null) return;
    const { seat, feed } = this.#seated();
    const isSeated = seat.role !== null;
    switch (error.code) {
      case 'call/full':
      case 'call/not-allowed':
        // The server judged on newer news than ours: once they are here, what is to be done may be clear.
        if (this.#name !== null && this.#refusals < REFUSALS) {
          this.#refusals += 1;
          // Who sits there has the time: on a slow network news come later than that.
          if (isSeated) return this.#waitForNews(call);
          if (await feed.newsAfter(call)) return this.#steps.poke();
        }
        return this.#fail(error);
      case 'call/unknown':
      case 'call/ended':
        return this.#over(null);
      default:
        if (!isSeated) return this.#fail(error);
        // During a call it is tried again, until recovery gives up.
        this.#pairing.interrupted();
        this.#timers.after(RETRY_MS, () => this.#steps.poke());
    }
  }

  /** The same isn't tried again on the same news, but after a while. */
  #waitForNews(call: Call | null | undefined): void {
    const refused = JSON.stringify(call);
    this.#refusedOn = refused;
    this.#timers.after(RETRY_MS, () => {
      if (this.#refusedOn === refused) this.#refusedOn = null;
      this.#steps.poke();
    });
  }

  // ---- Small things ------------------------------------------------------------------

  #start(run: () => Promise<void>): void {
    run().catch((error: unknown) => this.#fail(toParleyError(error)));
  }

  async #connect(): Promise<Connected> {
    const { identity, signaling: connecting } = this.#options;
    const [signaling, { peer, session }] = await Promise.all([connecting, identity]);
    const seat = new OwnSeat(signaling, this.id, {
      uid: signaling.uid,
      peer,
      session,
      name: this.#name ?? '',
    });
    this.#connected = { signaling, seat, feed: this.#newFeed(signaling) };
    return this.#connected;
  }

  #newFeed(signaling: Signaling): CallFeed {
    return new CallFeed(signaling, this.id, {
      onCall: () => {
        this.#wentThrough = false;
        this.#steps.poke();
      },
      onCandidates: (document) => this.#pairing.receive(document),
      onError: (error) => {
        const failure = toParleyError(error);
        if (failure.code === 'call/full') this.#goOutside(signaling);
        else this.#fail(failure);
      },
    });
  }

  /** The click that was made with this name. */
  #call(name: string): void {
    this.#name = name;
    this.#connected?.seat.rename(name);
  }

  #seated(): Connected {
    if (this.#connected === null) throw new Error('Not connected to the signaling');
    return this.#connected;
  }

  /** The server gave us a seat. False when we had gone meanwhile: then it is given back. */
  #took(role: 'caller' | 'callee'): boolean {
    const { seat, signaling } = this.#seated();
    seat.took(role);
    this.#lostSeat = false;
    if (this.#closed) {
      seat.leave();
      return false;
    }
    // A commit was answered with the server's time.
    this.#clockKnown = true;
    // The door was shown while the write was under way: nobody may sit in a call without seeing it.
    this.#name ??= seat.self.name;
    this.#emit({ type: 'joined' });
    if (this.#door !== null) {
      this.#door.close();
      this.#door = null;
      this.#lookAgain(signaling);
    }
    if (this.#keeper === null) {
      this.#keeper = new SeatKeeper(
        this.id,
        () => this.#seated(),
        () => this.#pairing.isTogether,
      );
    }
    this.#seated().feed.listenTo(otherRole(role));
    return true;
  }

  #isHost(): boolean {
    return this.#connected?.feed.call?.host === this.#connected?.signaling.uid;
  }

  #now(): number {
    return this.#seated().signaling.serverNow();
  }

  #emit(event: CallEvent): void {
    if (event.type === 'connected') this.#refusals = 0;
    if (!this.#closed) this.#options.listener.onEvent(event);
  }
}

/** A new ID that is taken is not a full call, but something that doesn't happen; a room may be taken. */
const notCreated =
  ({ room }: NewCall) =>
  (error: unknown): never => {
    const failure = toParleyError(error);
    if (failure.code !== 'call/full' || room !== null) throw failure;
    throw new ParleyError('internal', 'The call could not be created', { cause: error });
  };
