import { otherRole, type CandidatesDocument, type Role, type Seat } from '../../../contract/call.ts';
import { ParleyError } from '../../../contract/errors.ts';
import { TIMES } from '../../../contract/limits.ts';
import { liveSeat } from '../../../contract/seats.ts';
import type { Place } from '../signaling/seats.ts';
import type { Call, OfferToWrite } from '../signaling/signaling.ts';
import { Absence } from './absence.ts';
import type { CallIceServers } from './call-ice-servers.ts';
import { CurrentLink } from './current-link.ts';
import type { CallEnvironment } from './environment.ts';
import type { Link } from './link.ts';
import { LinkWatch } from './link-watch.ts';
import type { DeviceRequest, SentMedia } from './media-channel.ts';
import type { LocalSending, Negotiation } from './negotiation.ts';
import type { CallEvent } from './reducer.ts';
import { Rounds, type Connected } from './rounds.ts';
import { Timers } from './timers.ts';

/** How often somebody who waits looks whether their offer has grown old. */
const LOOK_AT_OFFER_MS = 60_000;
/** An offer that is younger is as good as new, whatever happened. */
const YOUNG_OFFER_MS = 3_000;
/** A caller who doesn't see by then that another device sits opposite is asked for a round. */
const ASK_AFTER_MS = 2_000;
/** The shortest time from an offer to the next that is made because it is asked for. */
const ASKED_EVERY_MS = 1_500;

export interface PairingListener {
  onEvent(event: CallEvent): void;
  /** This connection is the one to see and hear now; null when there is nobody. */
  onNegotiation(negotiation: Negotiation | null): void;
  onRemoteMedia(media: SentMedia): void;
  /** The host, who sits opposite, asks to switch something. */
  onDeviceRequest(request: DeviceRequest): void;
  /** There may be something to be done: a step is due. */
  onNews(): void;
  /** The server gave us this seat. False when we had gone meanwhile. */
  onSeat(role: 'caller' | 'callee'): boolean;
  /** Descriptions went both ways. */
  onAgreed(): void;
  /** It can't go on. */
  onFail(error: ParleyError): void;
}

export interface PairingOptions {
  readonly id: string;
  readonly environment: CallEnvironment;
  readonly iceServers: CallIceServers;
  readonly local: LocalSending;
  /** Throws before there is a connection to the signaling. */
  readonly connected: () => Connected;
  readonly isConnected: () => boolean;
  readonly isClosed: () => boolean;
  readonly listener: PairingListener;
}

/**
 * What is to be done between two seats: from the seat that one has and the newest call document to the
 * next offer or answer, and to a connection that stays.
 */
export class Pairing {
  readonly #id: string;
  readonly #options: PairingOptions;
  readonly #links: CurrentLink;
  readonly #timers = new Timers();
  readonly #watch: LinkWatch;
  readonly #rounds: Rounds;
  readonly #absence: Absence;
  readonly #stopWake: () => void;
  /** A new connection is due. */
  #restart = false;
  /** Restarting ICE is due. */
  #mend = false;
  /** The page was asleep, or its network changed, since the last offer. */
  #woke = false;
  /** The round that was answered before this device took the seat over; 0 when it didn't. */
  #staleRound = 0;
  /** Whether somebody sits opposite, as far as the person was told. */
  #isFacing = false;
  /** Whether media flowed with who sits opposite. */
  #talked = false;

  constructor(options: PairingOptions) {
    const { listener, iceServers } = options;
    this.#id = options.id;
    this.#options = options;
    this.#links = new CurrentLink({
      newPeerConnection: (configuration) => options.environment.newPeerConnection(configuration),
      iceServers: () => iceServers.current(),
      local: options.local,
      onConnectionState: (link, state) => this.#watch.onConnectionState(link, state),
      onRemoteMedia: (link, media) => {
        if (link.met !== null) listener.onRemoteMedia(media);
      },
      onDeviceRequest: (link, request) => {
        if (link.met !== null && link.met.uid === this.#seated().feed.call?.host)
          listener.onDeviceRequest(request);
      },
      sendCandidates: ({ round }, to, n, candidates) => {
        const { signaling, seat } = this.#seated();
        const key = { session: seat.self.session, n };
        // Lost candidates cost a path at most.
        signaling
          .addCandidates(this.#id, seat.role ?? 'callee', key, { round, to, candidates })
          .catch(() => undefined);
      },
    });
    this.#rounds = new Rounds({
      id: options.id,
      links: this.#links,
      servers: iceServers,
      connected: options.connected,
      isClosed: options.isClosed,
    });
    this.#watch = new LinkWatch(iceServers, {
      onEvent: (event) => {
        if (event.type === 'connected') this.#flows();
        this.#emit(event);
      },
      onServers: () => listener.onNews(),
      onMend: () => {
        this.#mend = true;
        listener.onNews();
      },
      onRestart: () => {
        this.#restart = true;
        listener.onNews();
      },
      onGiveUp: () => this.#giveUp(),
    });
    this.#absence = new Absence(
      (link) => void this.#ask(link),
      () => this.#emit({ type: 'absent' }),
    );
    this.#stopWake = options.environment.onWake(() => this.#wake());
    this.#timers.every(LOOK_AT_OFFER_MS, () => listener.onNews());
  }

  /** Whether the other is known to be there, since media flows. */
  get isTogether(): boolean {
    return this.#links.link?.negotiation.isConnected ?? false;
  }

  setLocal(local: LocalSending): void {
    this.#links.setLocal(local);
  }

  /** Asks who sits opposite to switch something. */
  askOther(request: DeviceRequest): void {
    this.#links.link?.negotiation.ask(request);
  }

  /** Late candidates of whatever round. */
  receive(document: CandidatesDocument): void {
    this.#links.receive(document);
  }

  /** The offer that a call is created with. */
  firstOffer<T>(signedIn: Promise<T>): Promise<[OfferToWrite, T]> {
    return this.#rounds.first(signedIn);
  }

  /** Before the click: everything but what would send something to the other side. */
  async prepare(call: Call, place: Exclude<Place, { kind: 'full' }>): Promise<void> {
    const other = place.kind === 'callee' ? place.caller : place.callee;
    this.#emit({ type: 'found', other: other?.name ?? null, exists: true });
    if (place.kind === 'callee') await this.#rounds.prepareAnswer(call, place.caller);
    else this.#links.close();
  }

  /** Takes that place. */
  async sit(call: Call, place: Exclude<Place, { kind: 'full' }>): Promise<void> {
    if (place.kind === 'caller') return this.#offer();
    const { signaling, seat } = this.#seated();
    const link = await this.#rounds.prepareAnswer(call, place.caller);
    const answered = await this.#rounds.answer(link, (answer) =>
      signaling.takeCallee(this.#id, seat.self, answer),
    );
    if (!answered || !this.#options.listener.onSeat('callee')) return;
    this.#options.environment.mark('parley:joined');
    this.#emit(this.#paired(place.caller));
    this.#pair(link, place.caller);
  }

  /** The seat was taken over from another device: what stands in the document was answered there. */
  tookOver(): void {
    this.#staleRound = Infinity;
  }

  /** Does what is to be done now, in the seat that one has. */
  step(call: Call): Promise<void> {
    return this.#seated().seat.role === 'caller' ? this.#stepAsCaller(call) : this.#stepAsCallee(call);
  }

  /** Something goes wrong that may mend by itself. */
  interrupted(): void {
    this.#watch.interrupted();
  }

  /** Nobody is there to connect to, as far as this seat goes. */
  rest(): void {
    this.#talked = false;
    this.#watch.rest();
    this.#absence.rest();
    this.#links.close();
    this.#options.listener.onNegotiation(null);
  }

  close(): void {
    this.#stopWake();
    this.#timers.close();
    this.#absence.rest();
    this.#watch.close();
    this.#links.close();
    this.#options.listener.onNegotiation(null);
  }

  async #stepAsCaller(call: Call): Promise<void> {
    const { link } = this.#links;
    const callee = this.#opposite(call, 'callee');
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
      if (call.answer?.round !== link.round) {
        // Another device sits there by now, and takes this offer for one that was answered before.
        if (callee.asks === link.round && this.#pauseBefore(call) === 0) return this.#offer();
        return;
      }
      this.#options.environment.mark('parley:answered');
      return this.#accept(link, callee, call.answer.sdp);
    }
    // Who asks without end is heard now and then.
    const asks = callee.asks === link.round && this.#pauseBefore(call) === 0;
    if (asks || this.#mend || this.#watch.isDue(link)) {
      this.#mend = false;
      this.#watch.describing();
      return this.#rounds.restart(link, callee);
    }
  }

  async #stepAsCallee(call: Call): Promise<void> {
    const { signaling } = this.#seated();
    // Only a caller can begin a new round, and mostly sees the same trouble.
    if (this.#mend && this.#links.link !== null) await this.#ask(this.#links.link);
    this.#mend = false;
    this.#restart = false;
    this.#woke = false;
    const caller = this.#opposite(call, 'caller');
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
    if (await this.#rounds.answer(link, (answer) => signaling.answer(this.#id, answer)))
      this.#pair(link, caller);
  }

  /** Who sits there. While media flows they do, though renewals may not get through to the server. */
  #opposite(call: Call, role: Role): Seat<number> | null {
    const live = liveSeat(call, role, this.#now());
    const seat = call[role];
    if (live !== null || seat === undefined || seat.left === seat.session) return live;
    return this.isTogether && this.#links.link?.met?.session === seat.session ? seat : null;
  }

  /** How long a round that is asked for has to wait, in milliseconds; it is looked at again then. */
  #pauseBefore(call: Call): number {
    const wait = Math.max(0, (call.offer?.at ?? 0) + ASKED_EVERY_MS - this.#now());
    if (wait > 0) this.#timers.after(wait, () => this.#options.listener.onNews());
    return wait;
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
      .signaling.ask(this.#id, round)
      .catch(() => undefined);
  }

  /** The round that stands was answered by the device before this one: the caller sees that and begins another. */
  #isStale(call: Call, caller: Seat<number>): boolean {
    if (this.#staleRound === 0) return false;
    const round = call.offer?.round ?? 0;
    // Made after this device sat down: it is for us.
    if (this.#staleRound === Infinity && (call.offer?.at ?? 0) >= (call.callee?.at ?? 0)) {
      this.#staleRound = 0;
      return false;
    }
    if (this.#staleRound === Infinity) {
      this.#staleRound = round;
      this.#emit(this.#paired(caller));
      this.#timers.after(ASK_AFTER_MS, () => {
        if (this.#staleRound === round) void this.#askFor(round);
      });
    }
    if (round <= this.#staleRound) return true;
    this.#staleRound = 0;
    return false;
  }

  /** Whether what the offer says may not be so any more: paths close, credentials run out, networks change. */
  #isOfferOld(call: Call): boolean {
    const now = this.#now();
    const { link } = this.#links;
    return (
      this.#woke || now - (call.offer?.at ?? 0) >= TIMES.offerAgeMs || now >= (link?.goodUntil ?? Infinity)
    );
  }

  #wake(): void {
    // Before that there is nothing that could have grown old.
    if (!this.#options.isConnected()) return;
    const { signaling, feed } = this.#options.connected();
    const offer = feed.call?.offer;
    this.#woke = offer !== undefined && signaling.serverNow() - offer.at >= YOUNG_OFFER_MS;
    const { link } = this.#links;
    if (link !== null && link.met !== null && !link.negotiation.isConnected && !this.#watch.mend(link)) {
      this.#restart = true;
    }
    this.#options.listener.onNews();
  }

  // ---- Descriptions --------------------------------------------------------------

  /** A new offer of a new connection. */
  async #offer(): Promise<void> {
    const { seat } = this.#seated();
    this.#restart = false;
    this.#mend = false;
    this.#woke = false;
    this.#watch.describing();
    const other = await this.#rounds.offer();
    if (other === undefined) return;
    const isJoining = seat.role === null;
    if (!this.#options.listener.onSeat('caller')) return;
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
    // What they ask for may have come in the same news as their answer.
    this.#options.listener.onNews();
  }

  /** Descriptions went both ways: now it connects. */
  #pair(link: Link, other: Seat<number>): void {
    if (this.#options.isClosed()) return;
    this.#options.listener.onAgreed();
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
    this.#talked = true;
  }

  // ---- Outcomes --------------------------------------------------------------------

  /** Who was here left: from now on somebody else may come. */
  #depart(): void {
    this.rest();
    this.#emit({ type: 'alone', host: this.#isHost(), departed: true });
  }

  /** The connection was tried for long. Who was here before may come back; who never answered may be asleep. */
  #giveUp(): void {
    const { seat, feed } = this.#seated();
    const { role } = seat;
    const isAlone = role !== null && feed.call && liveSeat(feed.call, otherRole(role), this.#now()) === null;
    if (isAlone || this.#absence.isKnown) return this.#watch.rest();
    if (this.#talked) return this.#emit({ type: 'lost' });
    this.#options.listener.onFail(new ParleyError('network/connection-failed'));
  }

  #seated(): Connected {
    return this.#options.connected();
  }

  #paired(other: Seat<number>): CallEvent {
    return { type: 'paired', host: this.#isHost(), other: other.name };
  }

  #isHost(): boolean {
    const { signaling, feed } = this.#seated();
    return feed.call?.host === signaling.uid;
  }

  #now(): number {
    return this.#seated().signaling.serverNow();
  }

  #emit(event: CallEvent): void {
    if (event.type === 'paired') this.#isFacing = true;
    if (event.type === 'alone') this.#isFacing = false;
    this.#options.listener.onEvent(event);
  }
}
