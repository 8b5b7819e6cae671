import { otherRole, type Role, type Seat } from '../../../contract/call.ts';
import { ParleyError, toParleyError, type ErrorCode } from '../../../contract/errors.ts';
import { TIMES } from '../../../contract/limits.ts';
import { liveSeat } from '../../../contract/seats.ts';
import { isOwn, placeFor, type Place } from '../signaling/seats.ts';
import type { Call, NewCall, Signaling } from '../signaling/signaling.ts';
import { Absence } from './absence.ts';
import { CallDoor } from './call-door.ts';
import { CallFeed } from './call-feed.ts';
import type { CallIceServers } from './call-ice-servers.ts';
import type { Invitation } from './controller.ts';
import { CurrentLink } from './current-link.ts';
import type { CallEnvironment } from './environment.ts';
import type { Link } from './link.ts';
import { LinkWatch } from './link-watch.ts';
import type { DeviceRequest, SentMedia } from './media-channel.ts';
import type { LocalSending, Negotiation } from './negotiation.ts';
import { OwnSeat } from './own-seat.ts';
import type { CallEvent } from './reducer.ts';
import { Rounds, type Connected } from './rounds.ts';
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
/** How often somebody who waits looks whether their offer has grown old. */
const LOOK_AT_OFFER_MS = 60_000;
/** Where there is nothing to be given back. */
const SEAT_IS_GONE = new Set<ErrorCode>([
  'call/full',
  'call/moved',
  'call/removed',
  'call/locked',
  'call/declined',
]);
/** An offer that is younger is as good as new, whatever happened. */
const YOUNG_OFFER_MS = 3_000;

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

export interface CallRunListener {
  /** `durationMs` of `ended` is null here: who listens knows it. */
  onEvent(event: CallEvent): void;
  /** This connection is the one to see and hear now; null when there is nobody. */
  onNegotiation(negotiation: Negotiation | null): void;
  onRemoteMedia(media: SentMedia): void;
  /** The host, who sits opposite, asks to switch something. */
  onDeviceRequest(request: DeviceRequest): void;
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
  readonly #links: CurrentLink;
  readonly #timers = new Timers();
  readonly #servers: CallIceServers;
  readonly #watch: LinkWatch;
  readonly #rounds: Rounds;
  readonly #steps = new Steps(() => this.#stepOrRecover());
  readonly #absence: Absence;
  #connected: Connected | null = null;
  #keeper: SeatKeeper | null = null;
  /** Outside, while the call may not be read. */
  #door: CallDoor | null = null;
  #clockKnown = false;
  /** Known once somebody clicked. */
  #name: string | null = null;
  #restart = false;
  /** The page was asleep, or its network changed, since the last offer. */
  #woke = false;
  /** A peer of this browser that is known to live. */
  #livingPeer: string | null = null;
  /** The round that was answered before this device took the seat over; 0 when it didn't. */
  #staleRound = 0;
  #refusals = 0;
  /** Whether another device may take this seat over. */
  #offersMove = false;
  /** Whether somebody sits opposite, as far as the person was told. */
  #isFacing = false;
  /** Whether media flowed with who sits opposite. */
  #talked = false;
  readonly #stopWake: () => void;
  #closed = false;

  constructor(options: CallRunOptions) {
    this.id = options.id;
    this.#options = options;
    this.#servers = options.iceServers;
    this.#links = new CurrentLink({
      newPeerConnection: (configuration) => options.environment.newPeerConnection(configuration),
      iceServers: () => this.#servers.current(),
      local: options.local,
      onConnectionState: (link, state) => this.#watch.onConnectionState(link, state),
      onRemoteMedia: (link, media) => {
        if (link.met !== null) options.listener.onRemoteMedia(media);
      },
      onDeviceRequest: (link, request) => {
        const { feed } = this.#seated();
        if (link.met !== null && link.met.uid === feed.call?.host) options.listener.onDeviceRequest(request);
      },
      sendCandidates: ({ round }, to, n, candidates) => {
        const { signaling, seat } = this.#seated();
        const key = { session: seat.self.session, n };
        // Lost candidates cost a path at most.
        signaling
          .addCandidates(this.id, seat.role ?? 'callee', key, { round, to, candidates })
          .catch(() => undefined);
      },
    });
    this.#rounds = new Rounds({
      id: options.id,
      links: this.#links,
      servers: this.#servers,
      connected: () => this.#seated(),
      isClosed: () => this.#closed,
    });
    this.#watch = new LinkWatch(this.#servers, {
      onEvent: (event) => {
        if (event.type === 'connected') this.#flows();
        this.#emit(event);
      },
      onServers: () => this.#steps.poke(),
      onRestart: () => {
        this.#restart = true;
        this.#steps.poke();
      },
      onGiveUp: () => this.#giveUp(),
    });
    this.#absence = new Absence(
      (link) => void this.#ask(link),
      () => this.#emit({ type: 'absent' }),
    );
    this.#stopWake = options.environment.onWake(() => this.#wake());
  }

  /** Reads the call and prepares to join. */
  look(): void {
    this.#timers.after(READ_WITHIN_MS, () => {
      if (this.#connected?.feed.call !== undefined || this.#door !== null) return;
      const offline = !this.#options.environment.isOnline();
      this.#fail(new ParleyError(offline ? 'network/offline' : 'network/firebase-unreachable'));
    });
    this.#servers.want();
    this.#start(async () => {
      const { feed } = await this.#connect();
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
      const [offer, { signaling, seat, feed }] = await this.#rounds.first(this.#connect());
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
      await signaling.move.take(this.id, role, seat.self, secret, asHost);
      if (!this.#took(role)) return;
      this.#staleRound = Infinity;
      feed.start(otherRole(role));
    });
  }

  /** Puts up the hash of a secret by which another device takes this seat over, or takes it down. */
  async offerMove(hash: string | null): Promise<Role> {
    const { signaling, seat } = this.#seated();
    if (seat.role === null) throw new ParleyError('call/not-allowed');
    await signaling.move.offer(this.id, seat.role, hash);
    this.#offersMove = hash !== null;
    return seat.role;
  }

  /** Asks who sits opposite to switch something. */
  ask(request: DeviceRequest): void {
    this.#links.link?.negotiation.ask(request);
  }

  setLocal(local: LocalSending): void {
    this.#links.setLocal(local);
  }

  /** Hangs up; the request outlives the page. */
  leave(): void {
    this.#door?.stopKnocking();
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
    this.#stopWake();
    this.#absence.rest();
    this.#steps.close();
    this.#watch.close();
    this.#servers.close();
    this.#timers.close();
    this.#links.close();
    this.#options.listener.onNegotiation(null);
    this.#options.listener.onSeated(null);
  }

  // ---- What is to be done now --------------------------------------------------

  async #stepOrRecover(): Promise<void> {
    const call = this.#clockKnown ? this.#connected?.feed.call : undefined;
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
      return this.#name === null ? this.#prepare(call, place) : this.#sit(call, place);
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
        return seat.role === 'caller' ? this.#stepAsCaller(call) : this.#stepAsCallee(call);
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

  /** We were silent for so long that our seat was cleared, or somebody has it by now. */
  #sitAnew(call: Call): void {
    const { seat } = this.#seated();
    if (call.removed.includes(seat.self.uid)) return this.#fail(new ParleyError('call/removed'));
    this.#unseat();
    seat.lost();
    this.#options.listener.onSeated(null);
    this.#emit({ type: 'alone', host: this.#isHost(), departed: true });
    this.#steps.poke();
  }

  /** Before the click: everything but what would send something to the other side. */
  async #prepare(call: Call, place: Exclude<Place, { kind: 'full' }>): Promise<void> {
    const other = place.kind === 'callee' ? place.caller : place.callee;
    this.#emit({ type: 'found', other: other?.name ?? null, exists: true });
    if (place.kind === 'callee') await this.#rounds.prepareAnswer(call, place.caller);
    else this.#links.close();
  }

  async #sit(call: Call, place: Exclude<Place, { kind: 'full' }>): Promise<void> {
    if (place.kind === 'caller') return this.#offer();
    const { signaling, seat } = this.#seated();
    const link = await this.#rounds.prepareAnswer(call, place.caller);
    const answered = await this.#rounds.answer(link, (answer) =>
      signaling.takeCallee(this.id, seat.self, answer),
    );
    if (!answered || !this.#took('callee')) return;
    this.#options.environment.mark('parley:joined');
    this.#emit(this.#paired(place.caller));
    this.#pair(link, place.caller);
  }

  async #stepAsCaller(call: Call): Promise<void> {
    const { link } = this.#links;
    const callee = liveSeat(call, 'callee', this.#now());
    // News from before our last write.
    if (link !== null && (call.offer?.round ?? 0) < link.round) return;
    if (callee === null) {
      if (this.#isFacing) this.#depart();
      else if (link?.met === null && !this.#watch.isOfferPoor(link) && !this.#isOfferOld(call)) return;
      return this.#offer();
    }
    if (link === null) return this.#offer();
    if (link.met !== null && (this.#restart || link.met.session !== callee.session)) {
      this.#emit(link.met.session === callee.session ? { type: 'disconnected' } : this.#paired(callee));
      return this.#offer();
    }
    if (link.negotiation.awaitsAnswer) {
      if (call.answer?.round !== link.round) return;
      this.#options.environment.mark('parley:answered');
      return this.#accept(link, callee, call.answer.sdp);
    }
    if (callee.asks === link.round || this.#watch.isDue(link)) {
      this.#watch.describing();
      return this.#rounds.restart(link, callee);
    }
  }

  async #stepAsCallee(call: Call): Promise<void> {
    const { signaling } = this.#seated();
    // Only a caller can begin a new round, and mostly sees the same trouble.
    if (this.#restart && this.#woke && this.#links.link !== null) void this.#ask(this.#links.link);
    this.#restart = false;
    this.#woke = false;
    const caller = liveSeat(call, 'caller', this.#now());
    const { link: ready } = this.#links;
    const met = ready?.met ?? null;
    if (caller === null) {
      if (this.#isFacing) this.#depart();
      return this.#offer();
    }
    if (ready !== null && met !== null && !ready.owesAnswer && (call.offer?.round ?? 0) <= ready.round) {
      if (this.#watch.isDue(ready)) await this.#ask(ready);
      return;
    }
    if (this.#isStale(call, caller)) return;
    // Restarting ICE interrupts nothing.
    const isSame = ready?.negotiation.pc === call.offer?.pc && ready?.negotiation.isConnected === true;
    if (!isSame) {
      this.#emit(met?.session === caller.session ? { type: 'disconnected' } : this.#paired(caller));
      this.#watch.interrupted();
    }
    this.#watch.describing();
    const link = await this.#rounds.prepareAnswer(call, caller);
    if (await this.#rounds.answer(link, (answer) => signaling.answer(this.id, answer)))
      this.#pair(link, caller);
  }

  /** Asks for a round in place of the one that this link is of: only the caller can begin it. */
  async #ask(link: Link): Promise<void> {
    if (link.asked === link.round || this.#seated().seat.role !== 'callee') return;
    link.asked = link.round;
    await this.#askFor(link.round);
  }

  async #askFor(round: number): Promise<void> {
    // Refused when the next round is there already.
    await this.#seated()
      .signaling.ask(this.id, round)
      .catch(() => undefined);
  }

  /** The round that stands was answered by the device before this one: the caller sees that and begins another. */
  #isStale(call: Call, caller: Seat<number>): boolean {
    if (this.#staleRound === 0) return false;
    const round = call.offer?.round ?? 0;
    if (this.#staleRound === Infinity) {
      this.#staleRound = round;
      this.#emit(this.#paired(caller));
      this.#timers.after(RETRY_MS, () => {
        if (this.#staleRound === round) void this.#askFor(round);
      });
    }
    if (round <= this.#staleRound) return true;
    this.#staleRound = 0;
    return false;
  }

  /** Whether what the offer says may not be so any more: paths close, credentials run out, networks change. */
  #isOfferOld(call: Call): boolean {
    const age = this.#now() - (call.offer?.at ?? 0);
    return this.#woke || age >= TIMES.offerAgeMs;
  }

  #wake(): void {
    const offer = this.#connected?.feed.call?.offer;
    this.#woke = offer !== undefined && this.#now() - offer.at >= YOUNG_OFFER_MS;
    const { link } = this.#links;
    if (link !== null && link.met !== null && !link.negotiation.isConnected) this.#restart = true;
    this.#steps.poke();
  }

  // ---- Descriptions --------------------------------------------------------------

  /** A new offer of a new connection. */
  async #offer(): Promise<void> {
    const { seat } = this.#seated();
    this.#restart = false;
    this.#woke = false;
    this.#watch.describing();
    const other = await this.#rounds.offer();
    if (other === undefined) return;
    const isJoining = seat.role === null;
    if (!this.#took('caller')) return;
    if (isJoining) {
      this.#options.environment.mark('parley:joined');
      this.#emit(
        other === null ? { type: 'alone', host: this.#isHost(), departed: false } : this.#paired(other),
      );
    }
    if (other === null) this.#watch.rest();
    else this.#watch.interrupted();
  }

  async #accept(link: Link, callee: Seat<number>, sdp: string): Promise<void> {
    if (link.met === null) this.#emit(this.#paired(callee));
    try {
      await link.negotiation.acceptAnswer(sdp);
    } catch {
      // An answer that can't be used is a connection that failed.
      link.meet(callee);
      return this.#watch.failed();
    }
    this.#pair(link, callee);
  }

  /** Descriptions went both ways: now it connects. */
  #pair(link: Link, other: Seat<number>): void {
    if (this.#closed) return;
    this.#refusals = 0;
    const isNew = link.met === null;
    this.#links.meet(link, other);
    if (isNew) this.#options.listener.onNegotiation(link.negotiation);
    const { seat, feed } = this.#seated();
    const offerAge = this.#now() - (feed.call?.offer?.at ?? this.#now());
    if (seat.role === 'callee') this.#absence.answered(link, offerAge);
    this.#watch.paired(link);
  }

  /** Media flows. */
  #flows(): void {
    this.#options.environment.mark('parley:connected');
    this.#absence.rest();
    const { link } = this.#links;
    if (link !== null) link.wasConnected = true;
    this.#talked = true;
  }

  // ---- Outcomes --------------------------------------------------------------------

  /** Who was here left: from now on somebody else may come. */
  #depart(): void {
    this.#unseat();
    this.#emit({ type: 'alone', host: this.#isHost(), departed: true });
  }

  #unseat(): void {
    this.#talked = false;
    this.#watch.rest();
    this.#absence.rest();
    this.#links.close();
    this.#options.listener.onNegotiation(null);
  }

  /** The connection was tried for long. Who was here before may come back; who never answered may be asleep. */
  #giveUp(): void {
    const call = this.#connected?.feed.call;
    const role = this.#connected?.seat.role ?? null;
    const isAlone = role !== null && call && liveSeat(call, otherRole(role), this.#now()) === null;
    if (isAlone || this.#absence.isKnown) return this.#watch.rest();
    if (this.#talked) return this.#emit({ type: 'lost' });
    this.#fail(new ParleyError('network/connection-failed'));
  }

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
    const wasSeated = this.#connected !== null && this.#connected.seat.role !== null;
    if (wasSeated && this.#offersMove) return this.#fail(new ParleyError('call/moved'));
    this.#connected?.seat.lost();
    this.#connected?.feed.close();
    this.#options.listener.onSeated(null);
    this.#unseat();
    this.#door?.close();
    this.#door = new CallDoor(signaling, this.id, {
      onDoor: (door) => {
        if (wasSeated) this.#fail(new ParleyError('call/full', 'The seat was lost'));
        else this.#emit({ type: 'door', ...door });
      },
      onLetIn: (asked) => {
        this.#door = null;
        if (!asked && !wasSeated) this.#name = null;
        this.#lookAgain(signaling);
      },
      onEnded: (by) => {
        this.#emit({ type: 'ended', byYou: false, by, durationMs: null });
        this.close();
      },
      onShut: (error) => this.#fail(error),
    });
    this.#door.start();
  }

  #lookAgain(signaling: Signaling): void {
    if (this.#closed || this.#connected === null) return;
    if (this.#name !== null) this.#emit({ type: 'joined' });
    const { seat } = this.#connected;
    this.#connected = { signaling, seat, feed: this.#newFeed(signaling) };
    this.#connected.feed.start('caller');
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
          if (await feed.newsAfter(call)) return this.#steps.poke();
        }
        return this.#fail(error);
      case 'call/unknown':
      case 'call/ended':
        return this.#over(null);
      default:
        if (!isSeated) return this.#fail(error);
        // During a call it is tried again, until recovery gives up.
        this.#watch.interrupted();
        this.#timers.after(RETRY_MS, () => this.#steps.poke());
    }
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
      onCall: () => this.#steps.poke(),
      onCandidates: (document) => this.#links.receive(document),
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
    const { seat, feed } = this.#seated();
    seat.took(role);
    if (this.#closed) {
      seat.leave();
      return false;
    }
    // A commit was answered with the server's time.
    this.#clockKnown = true;
    if (this.#keeper === null) {
      const isTogether = (): boolean => this.#links.link?.negotiation.isConnected ?? false;
      this.#keeper = new SeatKeeper(this.id, () => this.#seated(), isTogether);
      this.#timers.every(LOOK_AT_OFFER_MS, () => this.#steps.poke());
    }
    feed.listenTo(otherRole(role));
    return true;
  }

  #paired(other: Seat<number>): CallEvent {
    return { type: 'paired', host: this.#isHost(), other: other.name };
  }

  #isHost(): boolean {
    return this.#connected?.feed.call?.host === this.#connected?.signaling.uid;
  }

  #now(): number {
    return this.#seated().signaling.serverNow();
  }

  #emit(event: CallEvent): void {
    if (event.type === 'paired') this.#isFacing = true;
    if (event.type === 'alone') this.#isFacing = false;
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
