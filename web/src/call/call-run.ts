import { otherRole, type Seat } from '../../../contract/call.ts';
import { ParleyError, toParleyError } from '../../../contract/errors.ts';
import { TIMES } from '../../../contract/limits.ts';
import { liveSeat } from '../../../contract/seats.ts';
import { placeFor, type Place } from '../signaling/seats.ts';
import type { Call, Signaling } from '../signaling/signaling.ts';
import { CallFeed } from './call-feed.ts';
import type { CallIceServers } from './call-ice-servers.ts';
import { CurrentLink } from './current-link.ts';
import type { CallEnvironment } from './environment.ts';
import type { Link } from './link.ts';
import { LinkWatch } from './link-watch.ts';
import type { SentMedia } from './media-channel.ts';
import type { LocalSending, Negotiation } from './negotiation.ts';
import { OwnSeat } from './own-seat.ts';
import type { CallEvent } from './reducer.ts';
import { Rounds, type Connected } from './rounds.ts';
import { Steps } from './steps.ts';
import type { TabIdentity } from './tab-identity.ts';
import { Timers } from './timers.ts';

/** The longest that reading a call may take. */
const READ_WITHIN_MS = 15_000;
/** Pause after a write that failed on the network during a call. */
const RETRY_MS = 2_000;
/** How often in a row a refused write is tried again on newer news: several people may come and go at once. */
const REFUSALS = 5;

export interface CallRunOptions {
  readonly id: string;
  readonly signaling: Promise<Signaling>;
  readonly identity: Promise<TabIdentity>;
  readonly environment: CallEnvironment;
  /** Of this call; the run closes them. */
  readonly iceServers: CallIceServers;
  readonly local: LocalSending;
  readonly listener: CallRunListener;
}

export interface CallRunListener {
  /** `durationMs` of `ended` is null here: who listens knows it. */
  onEvent(event: CallEvent): void;
  /** This connection is the one to see and hear now; null when there is nobody. */
  onNegotiation(negotiation: Negotiation | null): void;
  onRemoteMedia(media: SentMedia): void;
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
  #connected: Connected | null = null;
  /** Known once somebody clicked. */
  #name: string | null = null;
  #restart = false;
  #refusals = 0;
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
      sendCandidates: ({ round }, to, candidates) => {
        const { signaling, seat } = this.#seated();
        // Lost candidates cost a path at most.
        signaling
          .addCandidates(this.id, seat.role ?? 'callee', { round, to, candidates })
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
        if (event.type === 'connected') options.environment.mark('parley:connected');
        this.#emit(event);
      },
      onServers: () => this.#steps.poke(),
      onRestart: () => {
        this.#restart = true;
        this.#steps.poke();
      },
      onGiveUp: () => this.#fail(new ParleyError('network/connection-failed')),
    });
  }

  /** Reads the call and prepares to join. */
  look(): void {
    this.#timers.after(READ_WITHIN_MS, () => {
      if (this.#connected?.feed.call !== undefined) return;
      const offline = !this.#options.environment.isOnline();
      this.#fail(new ParleyError(offline ? 'network/offline' : 'network/firebase-unreachable'));
    });
    this.#servers.want();
    this.#start(async () => {
      const { feed } = await this.#connect();
      if (!this.#closed) feed.start('caller');
    });
  }

  /** Creates the call and waits in it. */
  create(name: string): void {
    this.#name = name;
    this.#start(async () => {
      const [offer, { signaling, seat, feed }] = await this.#rounds.first(this.#connect());
      if (this.#closed) return;
      await signaling.create(this.id, seat.self, offer).catch(notCreated);
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
    this.#name = name;
    this.#connected?.seat.rename(name);
    this.#steps.poke();
  }

  setLocal(local: LocalSending): void {
    this.#links.setLocal(local);
  }

  /** Hangs up; the request outlives the page. */
  leave(): void {
    this.#connected?.seat.leave();
    this.close();
  }

  /** Ends the call for both. Resolves to false for whoever may not: they leave. */
  async end(): Promise<boolean> {
    try {
      const { signaling, seat } = this.#seated();
      if (seat.role === null) throw new ParleyError('call/not-allowed');
      await signaling.end(this.id, 'host');
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
    this.#steps.close();
    this.#watch.close();
    this.#servers.close();
    this.#timers.close();
    this.#links.close();
    this.#options.listener.onNegotiation(null);
  }

  // ---- What is to be done now --------------------------------------------------

  async #stepOrRecover(): Promise<void> {
    const call = this.#connected?.feed.call;
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
      const place = placeFor(call, seat.self, this.#now());
      if (place.kind === 'full') throw new ParleyError('call/full');
      return this.#name === null ? this.#prepare(call, place) : this.#sit(call, place);
    }
    const standing = seat.standing(call);
    if (standing === 'lost') return this.#fail(new ParleyError('call/full', 'The seat was lost'));
    if (standing === 'unseen') return;
    return seat.role === 'caller' ? this.#stepAsCaller(call) : this.#stepAsCallee(call);
  }

  /** Before the click: everything but what would send something to the other side. */
  async #prepare(call: Call, place: Exclude<Place, { kind: 'full' }>): Promise<void> {
    const other = place.kind === 'callee' ? place.caller : place.callee;
    this.#emit({ type: 'found', other: other?.name ?? null });
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
      if (link?.met === null && !this.#watch.isOfferPoor(link)) return;
      if (link !== null && link.met !== null) this.#depart();
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
    // Only a caller can begin a new round, and sees the same trouble.
    this.#restart = false;
    const caller = liveSeat(call, 'caller', this.#now());
    const { link: ready } = this.#links;
    const met = ready?.met ?? null;
    if (caller === null) {
      if (met !== null) this.#depart();
      return this.#offer();
    }
    if (ready !== null && met !== null && !ready.owesAnswer && (call.offer?.round ?? 0) <= ready.round) {
      return this.#askIfDue(ready);
    }
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

  /** Servers came too late for our answer, and it didn't connect: only the caller can begin another round. */
  async #askIfDue(link: Link): Promise<void> {
    if (link.asked === link.round || !this.#watch.isDue(link)) return;
    link.asked = link.round;
    // Refused when the next round is there already.
    await this.#seated()
      .signaling.ask(this.id, link.round)
      .catch(() => undefined);
  }

  // ---- Descriptions --------------------------------------------------------------

  /** A new offer of a new connection. */
  async #offer(): Promise<void> {
    const { seat } = this.#seated();
    this.#restart = false;
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
    this.#watch.paired(link);
  }

  // ---- Outcomes --------------------------------------------------------------------

  /** Who was here left: from now on somebody else may come. */
  #depart(): void {
    this.#watch.rest();
    this.#links.close();
    this.#options.listener.onNegotiation(null);
    this.#emit({ type: 'alone', host: this.#isHost(), departed: true });
  }

  /** There is no such call, or not any more. */
  #over(call: Call | null): void {
    const { signaling, seat } = this.#seated();
    if (call === null && seat.role === null) return this.#fail(new ParleyError('call/unknown'));
    this.#emit({ type: 'ended', byYou: call?.endedBy === signaling.uid, durationMs: null });
    this.close();
  }

  #fail(error: ParleyError): void {
    if (this.#closed) return;
    this.#emit({ type: 'failed', error });
    if (error.code === 'call/full') this.close();
    else this.leave();
  }

  async #afterTrouble(error: ParleyError, call: Call | null | undefined): Promise<void> {
    if (this.#closed) return;
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
    const feed = new CallFeed(signaling, this.id, {
      onCall: () => this.#steps.poke(),
      onCandidates: (document) => this.#links.receive(document),
      onError: (error) => this.#fail(toParleyError(error)),
    });
    this.#connected = { signaling, seat, feed };
    return this.#connected;
  }

  #seated(): Connected {
    if (this.#connected === null) throw new Error('Not connected to the signaling');
    return this.#connected;
  }

  /** The server gave us a seat. False when we had gone meanwhile: then it is given back. */
  #took(role: 'caller' | 'callee'): boolean {
    const { seat, feed } = this.#seated();
    const isFirst = seat.role === null;
    seat.took(role);
    if (this.#closed) {
      seat.leave();
      return false;
    }
    if (isFirst) {
      this.#timers.every(TIMES.renewEveryMs, () => {
        if (feed.call !== null && feed.call !== undefined) seat.renew(feed.call);
      });
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
    if (!this.#closed) this.#options.listener.onEvent(event);
  }
}

/** A new ID that is taken is not a full call, but something that doesn't happen. */
function notCreated(error: unknown): never {
  const failure = toParleyError(error);
  if (failure.code !== 'call/full') throw failure;
  throw new ParleyError('internal', 'The call could not be created', { cause: error });
}
