import { otherRole, type CandidatesDocument, type Role, type Seat } from '../../../../contract/call.ts';
import { ParleyError } from '../../../../contract/errors.ts';
import { TIMES } from '../../../../contract/limits.ts';
import { liveSeat } from '../../../../contract/seats.ts';
import type { Place } from '../../signaling/seats.ts';
import type { Call, OfferToWrite } from '../../signaling/signaling.ts';
import { Absence } from './absence.ts';
import type { CallIceServers } from './call-ice-servers.ts';
import { CurrentLink } from './current-link.ts';
import type { CallEnvironment } from '../environment.ts';
import type { Link } from './link.ts';
import { LinkWatch } from './link-watch.ts';
import type { DeviceRequest, SentMedia } from './channel-messages.ts';
import type { LocalSending, Negotiation } from './negotiation.ts';
import type { CallEvent } from '../reducer.ts';
import { Rounds, type Connected } from './rounds.ts';
import { Timers } from '../timers.ts';
import type { WakeReason } from './wake.ts';

/** How often somebody who waits looks whether their offer has grown old. */
const LOOK_AT_OFFER_MS = 60_000;
/** How often it is looked whether the credentials of a relay run out, and how long before that it is replaced. */
const LOOK_AT_RELAY_MS = 30_000;
const RENEW_RELAY_BEFORE_MS = 90_000;
/** How long a restart of ICE is given, from the moment when it was written, or agreed on. */
const GIVE_IT_MS = 2_500;
/** How long a callee leaves it to the caller, who mostly sees the same, to restart ICE. */
const LEAVE_TO_CALLER_MS = 700;
/** What breaks so soon after one's own network has changed is not for the other to see first. */
const OWN_TROUBLE_MS = 3_000;
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
  /** When this device came into another network, in milliseconds of Date.now(). */
  #networkAt = 0;
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
      servers: iceServers,
      local: options.local,
      onConnectionState: (link, state) => this.#watch.onConnectionState(link, state),
      onRemoteMedia: (link, media) => {
        if (link.met !== null) listener.onRemoteMedia(media);
      },
      onDeviceRequest: (link, request) => {
        if (link.met !== null && link.met.uid === this.#seated().feed.call?.host)
          listener.onDeviceRequest(request);
      },
      onRenewalWanted: (link) => {
        if (link.met === null || this.#seated().seat.role !== 'caller') return;
        const renew = (): void => {
          if (this.#links.link !== link) return;
          this.#restart = true;
          listener.onNews();
        };
        const { call } = this.#seated().feed;
        const wait = call ? this.#pauseBefore(call) : 0;
        if (wait > 0) this.#timers.after(wait, renew);
        else renew();
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
      onMend: () => this.#mendNow(),
      onRestart: () => {
        // Without a network there is nothing to be had but the loss of a connection that may come back.
        if (!options.environment.isOnline()) return;
        this.#restart = true;
        listener.onNews();
      },
      onGiveUp: () => this.#giveUp(),
    });
    this.#absence = new Absence(
      (link) => void this.#ask(link),
      () => this.#emit({ type: 'absent' }),
    );
    this.#stopWake = options.environment.onWake((reason) => this.#wake(reason));
    this.#timers.every(LOOK_AT_OFFER_MS, () => listener.onNews());
    this.#timers.every(LOOK_AT_RELAY_MS, () => void this.#renewRelay());
  }

  /** Whether the other is known to be there, since media flows. */
  get isTogether(): boolean {
    return this.#links.link?.negotiation.isConnected ?? false;
  }

  setLocal(local: LocalSending): void {
    this.#links.setLocal(local);
  }

  /** Other ICE servers may be used from now on, or the address is to be hidden: what was described is described anew. */
  reconsider(): void {
    const { link } = this.#links;
    const ice = this.#options.iceServers.choice();
    if (link === null || !link.lacks(ice)) return;
    const hides = link.tellsMoreThan(ice);
    link.use(ice);
    const role = this.#options.isConnected() ? this.#seated().seat.role : null;
    // Browsers keep to a path that they found before it was forbidden, also when ICE is restarted.
    if (hides && role === null) this.#links.close();
    else if (hides && role === 'caller') this.#restart = true;
    else if (hides && link.negotiation.wantRenewal()) return;
    else if (link.met !== null && link.negotiation.isConnected) this.#restartByChannel(link);
    else this.#mend = role !== null;
    // Alone, another offer is due.
    this.#woke = role !== null;
    this.#options.listener.onNews();
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
    this.rest();
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
    if (link.negotiation.isConnected) this.#mend = false;
    // In another network the offer that waits is of no use.
    const isOutdated = this.#mend && this.#pauseBefore(call) === 0;
    if (link.negotiation.awaitsAnswer && !isOutdated) {
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
      // What can't be written is tried again.
      this.#mend = true;
      this.#watch.describing();
      await this.#rounds.restart(link, callee);
      this.#mend = false;
    }
  }

  async #stepAsCallee(call: Call): Promise<void> {
    const { signaling } = this.#seated();
    // Only a caller can begin a new round, and mostly sees the same trouble.
    const asking = this.#mend ? this.#links.link : null;
    if (asking?.negotiation.isConnected === false) await this.#ask(asking);
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
    if (ready !== null && this.#isAnswered(ready, call)) return;
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

  /** The offer came over the channel before, and what it was for is done: then it isn't worth a write. */
  #isAnswered({ negotiation, met, owesAnswer }: Link, { offer }: Call): boolean {
    if (offer === undefined || met === null || owesAnswer || offer.pc !== negotiation.pc) return false;
    if (!negotiation.isConnected || !negotiation.hasTaken(offer.sdp)) return false;
    negotiation.follow(offer.round);
    return true;
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

  #wake(reason: WakeReason): void {
    // Before that there is nothing that could have grown old.
    if (!this.#options.isConnected()) return;
    const offer = this.#seated().feed.call?.offer;
    this.#woke = offer !== undefined && this.#now() - offer.at >= YOUNG_OFFER_MS;
    const { link } = this.#links;
    if (link !== null && link.met !== null) this.#lookAfter(link, reason);
    this.#options.listener.onNews();
  }

  /** A connection that may have died unnoticed. */
  #lookAfter(link: Link, reason: WakeReason): void {
    const { negotiation } = link;
    if (reason === 'network') {
      this.#networkAt = Date.now();
      negotiation.outdate();
    }
    if (negotiation.isConnected) {
      negotiation.probe();
      // Should the way that there was still work, the better one is found over it.
      if (reason === 'network') this.#restartByChannel(link);
    } else if (this.#watch.mend(link, { again: true })) {
      this.#mend = true;
    } else {
      this.#restart = true;
    }
  }

  /** It broke: another way for the same connection is sought by whatever still carries a word. */
  #mendNow(): void {
    const { link } = this.#links;
    if (link === null) return;
    // What was written or agreed on a moment ago may be about to help.
    const wait = link.negotiation.restartedAt + GIVE_IT_MS - Date.now();
    if (wait > 0) {
      return this.#timers.after(wait, () => {
        if (this.#links.link === link && !link.negotiation.isConnected) this.#mendNow();
      });
    }
    this.#restartByChannel(link);
    const mend = (): void => {
      this.#mend = true;
      this.#options.listener.onNews();
    };
    const isOurs = Date.now() - this.#networkAt < OWN_TROUBLE_MS;
    if (isOurs || this.#seated().seat.role === 'caller') return mend();
    const { round } = link;
    this.#timers.after(LEAVE_TO_CALLER_MS, () => {
      if (this.#links.link === link && link.round === round && !link.negotiation.isConnected) mend();
    });
  }

  #restartByChannel(link: Link): void {
    this.#options.iceServers.want();
    this.#links.equip(link);
    // What fails here is seen to elsewhere.
    link.negotiation.restartByChannel().catch(() => undefined);
  }

  /** Some services end a relay with its credentials: ICE is restarted with new ones before that. */
  async #renewRelay(): Promise<void> {
    const { link } = this.#links;
    if (link === null || !this.isTogether || link.goodUntil - this.#now() > RENEW_RELAY_BEFORE_MS) return;
    if (!(await link.negotiation.sendsByRelay().catch(() => false))) return;
    const { iceServers } = this.#options;
    iceServers.want();
    await iceServers.settled(LOOK_AT_RELAY_MS / 2);
    if (this.#links.link === link && link.lacks(iceServers.choice())) this.#restartByChannel(link);
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
    const { lacksRelay } = this.#options.iceServers;
    const blocked = this.#options.environment.isOnline() && this.#links.link?.isBlocked === true;
    if (this.#talked) return this.#emit({ type: 'lost', blocked });
    const found = blocked ? 'network/no-relay' : 'network/connection-failed';
    const code = lacksRelay ? 'relay/unavailable' : found;
    this.#options.listener.onFail(new ParleyError(code));
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
