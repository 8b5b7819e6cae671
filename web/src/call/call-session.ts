import { ParleyError, toParleyError } from '../../../contract/errors.ts';
import type { IceServersAnswer } from '../../../contract/ice-servers.ts';
import { newCallId } from '../../../contract/ids.ts';
import { hasLobby } from '../../../contract/seats.ts';
import { hashSecret, newSecret } from '../../../contract/secrets.ts';
import { switchDevice, type LocalMedia } from '../media/local-media.ts';
import type { Admission } from '../signaling/host.ts';
import { OPEN_CALL, type NewCall, type Signaling } from '../signaling/signaling.ts';
import type { AddressHiding } from './connection/address-hiding.ts';
import { CallDesk } from './call-desk.ts';
import { CallIceServers } from './connection/call-ice-servers.ts';
import { CallRun, type Seated } from './call-run.ts';
import type { CallController, Invitation, RemoteScreen } from './controller.ts';
import type { Desk } from './desk.ts';
import type { CallEnvironment } from './environment.ts';
import type { HostKeys } from './host-keys.ts';
import { formatInvitation } from './invitation.ts';
import type { DeviceRequest } from './connection/channel-messages.ts';
import type { LineKeeping } from './connection/line-keeper.ts';
import type { LocalSending, Negotiation } from './connection/negotiation.ts';
import { isSeated, reduce, type CallEvent } from './reducer.ts';
import { RemoteMedia } from './connection/remote-media.ts';
import type { CallSettings } from './settings.ts';
import type { SoundReceived } from './connection/sound-received.ts';
import type { CallState } from './state.ts';
import type { TabIdentity } from './tab-identity.ts';
import type { Stay, TabStay } from './tab-stay.ts';
import { TalkTime } from './talk-time.ts';
import { Timers } from './timers.ts';

/** How often a tab notes that it still sits in its call: should it crash, it is known when that was. */
const STAY_EVERY_MS = 60_000;

/** What a page has once it is signed in. */
export interface Connection {
  readonly signaling: Signaling;
  /** Short-lived ICE servers for this call; called only where the settings say that there is TURN. */
  readonly mintIceServers: (id: string) => Promise<IceServersAnswer>;
}

export interface CallSessionOptions {
  /** Signs in and connects. Called at most once at a time, and again after it failed. */
  readonly connect: () => Promise<Connection>;
  /** Loaded when the page warms up, and again after that failed. */
  readonly settings: () => Promise<CallSettings>;
  /** What the person chose about their address. */
  readonly hiding: AddressHiding;
  /** Who this tab is; called for each call. */
  readonly identify: () => Promise<TabIdentity>;
  /** What this tab remembers over a reload. */
  readonly stay: TabStay;
  /** What this browser remembers. */
  readonly hostKeys: HostKeys;
  readonly media: LocalMedia;
  readonly environment: CallEnvironment;
}

/**
 * The calls of a page, one after the other. It turns clicks into runs of a call, and what
 * happens to a run into the state that a person sees. It doesn't ask for camera and
 * microphone: when to do so is the page's choice (`media.start()`).
 */
export class CallSession implements CallController {
  readonly media: LocalMedia;
  readonly #options: CallSessionOptions;
  readonly #remoteMedia: RemoteMedia;
  readonly #line: LineKeeping;
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[];
  readonly #timers = new Timers();
  #state: CallState = { phase: 'idle' };
  #run: CallRun | null = null;
  /** The run that was left by hanging up: its host may still end it. */
  #left: CallRun | null = null;
  #connecting: Promise<Connection> | null = null;
  #signaling: Signaling | null = null;
  #loadingSettings: Promise<CallSettings> | null = null;
  #settings: CallSettings | null = null;
  /** Of this call. */
  #talk = new TalkTime();
  /** Known once a call was begun. */
  #peer: string | null = null;
  #name = '';
  #resumed: Stay | null = null;
  #warming: Promise<void> | null = null;
  #desk: CallDesk | null = null;
  /** Whether this person sat there before without being the host. */
  #wasGuest = false;
  #asked: DeviceRequest | null = null;
  /** The room whose call is looked for, or is to be made by joining. */
  #room: string | null = null;
  #invitation: Invitation | null = null;
  #negotiation: Negotiation | null = null;
  #near = false;
  /** Whether the person hid their address when it was last looked at. */
  #hides: boolean;

  constructor(options: CallSessionOptions) {
    this.#options = options;
    this.media = options.media;
    this.#hides = options.hiding.chosen;
    const { environment } = options;
    this.#remoteMedia = new RemoteMedia(environment.newMediaStream(), environment.newMediaStream(), () =>
      this.#tell(),
    );
    this.#line = environment.newLineKeeper(() => {
      this.#run?.setLocal(this.#localSending());
      this.#tell();
    });
    this.#stops = [
      options.media.subscribe(() => {
        this.#run?.setLocal(this.#localSending());
        // What was wanted is done, or undone by the person.
        if (this.#asked !== null && this.media[this.#asked.device].state === 'on') this.#asked = null;
        this.#keepStay();
        this.#tell();
      }),
      options.hiding.subscribe(() => {
        const { chosen } = options.hiding;
        if (chosen === this.#hides) return;
        this.#hides = chosen;
        this.#run?.reconsider();
      }),
      options.environment.onPageHide(() => {
        this.#keepStay();
        this.#leave();
      }),
    ];
    this.#timers.every(STAY_EVERY_MS, () => this.#keepStay());
  }

  get state(): CallState {
    return this.#state;
  }

  get remote(): MediaStream {
    return this.#remoteMedia.stream;
  }

  get remoteMedia(): { readonly video: boolean; readonly audio: boolean } {
    return { video: this.#remoteMedia.video, audio: this.#remoteMedia.audio };
  }

  get paused(): { readonly own: boolean; readonly other: boolean } {
    return { own: this.#line.paused, other: this.#remoteMedia.paused };
  }

  get remoteScreen(): RemoteScreen {
    const { screenStream, screen, showsScreens } = this.#remoteMedia;
    return { stream: screenStream, on: screen, able: showsScreens };
  }

  get near(): boolean {
    return this.#near;
  }

  soundReceived(): Promise<SoundReceived | null> {
    return this.#remoteMedia.soundReceived();
  }

  get relayNotice(): boolean {
    return this.#settings?.relayNotice ?? false;
  }

  get resumed(): { readonly camera: boolean; readonly microphone: boolean } | null {
    return this.#resumed;
  }

  get desk(): Desk | null {
    return this.#desk;
  }

  get asked(): DeviceRequest | null {
    return this.#asked;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  warmUp(): void {
    if (this.#options.environment.problem !== null) return;
    // What fails here is told when it is needed.
    this.#options.identify().catch(() => undefined);
    this.#warm().catch(() => undefined);
  }

  open(id: string, invitation?: Invitation): void {
    if (invitation === undefined) return this.#look(id);
    this.#begin(id, { type: 'invited', id, to: invitation.to });
    this.#invitation = invitation;
    this.warmUp();
  }

  accept(name: string): void {
    const [run, invitation] = [this.#run, this.#invitation];
    if (run === null || invitation === null || this.#state.phase !== 'invited') return;
    this.#invitation = null;
    this.#name = name;
    this.#dispatch({ type: 'joined' });
    if (invitation.to === 'move') return run.takeOver(name, invitation);
    this.#claimHost(run, invitation.secret).catch((error: unknown) => {
      if (this.#run === run) this.#dispatch({ type: 'failed', error: toParleyError(error) });
    });
  }

  openRoom(name: string): void {
    // Until it is known which call it is, one that may have to be made stands for it.
    const id = newCallId();
    this.#begin(id, { type: 'opened', id }, true);
    this.#room = name;
    this.#findRoom(name, id, null);
    this.warmUp();
  }

  create(name: string, admission: Admission['admission'] = 'open'): string {
    const id = newCallId();
    this.#options.environment.mark('parley:new-call-click');
    this.#name = name;
    this.#create(id, name, { ...OPEN_CALL, admission });
    return id;
  }

  join(name: string, admission: Admission['admission'] = 'open'): void {
    const state = this.#state;
    if (state.phase !== 'opening' && state.phase !== 'ready') return;
    this.#options.environment.mark('parley:join-click');
    const room = this.#room;
    if (state.phase === 'opening' && room !== null) return;
    if (state.phase === 'opening' || state.exists || room === null) return this.#join(name);
    this.#name = name;
    this.#create(state.id, name, { admission, room });
    this.#room = room;
  }

  knock(name: string): void {
    if (this.#state.phase !== 'door') return;
    this.#name = name;
    this.#run?.knock(name);
  }

  stopKnocking(): void {
    this.#run?.stopKnocking();
  }

  answerAsked(accepted: boolean): void {
    const device = this.#asked?.device;
    this.#asked = null;
    if (accepted && device !== undefined) void switchDevice(this.media, device, true);
    this.#tell();
  }

  async offerMove(): Promise<string | null> {
    const run = this.#run;
    if (run === null) return null;
    try {
      const secret = newSecret();
      const role = await run.offerMove(await hashSecret(secret));
      return formatInvitation({ to: 'move', role, secret, asHost: this.#desk !== null });
    } catch {
      return null;
    }
  }

  cancelMove(): void {
    this.#run?.offerMove(null).catch(() => undefined);
  }

  leave(): void {
    // After a failure there is nothing to leave, and a resumed stay may still go on.
    if (this.#state.phase !== 'failed') this.#options.stay.forget();
    this.#leave();
  }

  #look(id: string): void {
    const begun = this.#begin(id, { type: 'opened', id });
    if (begun !== null) {
      begun.run.look();
      this.#resume(begun.run, begun.identity);
    }
    this.warmUp();
  }

  #create(id: string, name: string, options: NewCall): void {
    const begun = this.#begin(id, { type: 'created', id });
    begun?.run.create(name, options);
  }

  /** Finds the call that a room means, and opens it; `name` where somebody has clicked already. */
  #findRoom(room: string, id: string, name: string | null): void {
    const isCurrent = (): boolean => this.#room === room && 'id' in this.#state && this.#state.id === id;
    this.#warm()
      .then(({ signaling }) => signaling.rooms.find(room))
      .then((found) => {
        if (!isCurrent()) return;
        if (found === null) {
          // Who met somebody there a moment ago finds nobody any more, and may make the room anew.
          if (name !== null) this.#dispatch({ type: 'opened', id });
          return this.#dispatch({ type: 'found', other: null, exists: false });
        }
        this.#look(found);
        this.#room = room;
        if (name !== null) this.#join(name);
      })
      .catch((error: unknown) => {
        if (isCurrent()) this.#dispatch({ type: 'failed', error: toParleyError(error) });
      });
  }

  async #claimHost(run: CallRun, key: string): Promise<void> {
    const { signaling } = await this.#warm();
    if (this.#run !== run) return;
    const next = newSecret();
    await signaling.host.claim(run.id, key, await hashSecret(next));
    this.#options.hostKeys.keep(run.id, next);
    if (this.#run === run) this.#look(run.id);
  }

  #onSeated(run: CallRun, seated: Seated | null): void {
    const isHost = seated !== null && seated.call.host === seated.signaling.uid;
    if (seated !== null) this.#dispatch({ type: 'host', host: isHost });
    if (!isHost) {
      this.#wasGuest = seated !== null;
      if (this.#desk === null) return;
      this.#desk.close();
      this.#desk = null;
      return this.#tell();
    }
    const { call, role, signaling } = seated;
    if (this.#desk !== null) return this.#desk.update(call, role);
    this.#desk = new CallDesk(
      {
        id: run.id,
        signaling,
        keys: this.#options.hostKeys,
        name: () => this.#name,
        ask: (device, on) => run.ask({ device, on }),
        onChange: () => this.#tell(),
      },
      call,
      role,
    );
    // Outside, the name of the one before is still on the door.
    if (this.#wasGuest && hasLobby(call)) this.#desk.setAdmission({});
    this.#wasGuest = false;
    this.#tell();
  }

  /** Switching off is done at once; switching on is for the person to decide. */
  #onDeviceRequest({ device, on }: DeviceRequest): void {
    const isOn = this.media[device].state === 'on';
    if (isOn !== on) this.#asked = { device, on };
    if (isOn && !on) void switchDevice(this.media, device, false);
    this.#tell();
  }

  #join(name: string): void {
    this.#name = name;
    this.#dispatch({ type: 'joined' });
    this.#run?.join(name);
  }

  /** Goes on in a call that this very tab sat in a moment ago. */
  #resume(run: CallRun, identity: Promise<TabIdentity>): void {
    const stay = this.#options.stay.of(run.id);
    if (stay === null) return;
    identity.then(
      ({ peer }) => {
        if (this.#run !== run || (this.#state.phase !== 'opening' && this.#state.phase !== 'ready')) return;
        // A duplicated tab has got the memory of its original with everything else.
        if (stay.peer !== peer) return this.#options.stay.forget();
        this.#resumed = stay;
        // The browser asks for each share anew, and only in a click.
        if (stay.screen === true) this.media.stopScreen('reloaded');
        this.#join(stay.name);
      },
      // The run tells of it.
      () => undefined,
    );
  }

  #leave(): void {
    const run = this.#run;
    this.#run = null;
    if (run !== null) this.#left = run;
    run?.leave();
    this.#dispatch({ type: 'left', durationMs: this.#talk.stop() });
  }

  endForAll(): void {
    const hasLeft = this.#state.phase === 'left' && this.#state.host;
    const run = hasLeft ? this.#left : this.#run;
    if (run === null || !(hasLeft || isSeated(this.#state))) return;
    run
      .end()
      .then((ended) => {
        if (this.#run !== run && this.#left !== run) return;
        this.#run = null;
        // What failed may be tried again from outside.
        this.#left = ended ? null : run;
        const durationMs = this.#state.phase === 'left' ? this.#state.durationMs : this.#talk.stop();
        this.#dispatch(
          ended ? { type: 'ended', byYou: true, by: this.#name, durationMs } : { type: 'left', durationMs },
        );
      })
      .catch(() => undefined);
  }

  close(): void {
    this.leave();
    this.#timers.close();
    this.#line.close();
    this.#listeners.clear();
    for (const stop of this.#stops) stop();
    this.media.close();
    this.#connecting?.then(({ signaling }) => signaling.close()).catch(() => undefined);
    this.#connecting = null;
  }

  /** A run for this call in place of the one before, or null where calls can't be made. */
  #begin(
    id: string,
    event: CallEvent,
    isRoom = false,
  ): { run: CallRun; identity: Promise<TabIdentity> } | null {
    this.#run?.leave();
    this.#run = null;
    this.#left = null;
    this.#talk = new TalkTime();
    this.#resumed = null;
    this.#room = null;
    this.#invitation = null;
    this.#asked = null;
    this.#near = false;
    // Which call a room means is yet to be seen.
    if (!isRoom && this.#options.stay.of(id) === null) this.#options.stay.forget();
    this.#dispatch(event);
    const { environment } = this.#options;
    if (environment.problem !== null) {
      this.#dispatch({ type: 'failed', error: new ParleyError(environment.problem) });
      return null;
    }
    const identity = this.#options.identify();
    identity.then(
      ({ peer }) => {
        this.#peer = peer;
      },
      () => undefined,
    );
    const signaling = this.#connect().then((connection) => connection.signaling);
    // Told to whoever uses it: a call that waits for a click doesn't, yet.
    signaling.catch(() => undefined);
    const iceServers = new CallIceServers({
      settings: () => this.#loadSettings(),
      hides: () => this.#options.hiding.chosen,
      mint: async () => (await this.#connect()).mintIceServers(id),
      now: () => this.#signaling?.serverNow() ?? Date.now(),
    });
    this.#options.hiding.setStuck(false);
    iceServers.subscribe(() => this.#options.hiding.setStuck(iceServers.isStuck));
    const run: CallRun = new CallRun({
      id,
      signaling,
      clock: () => this.#warm(),
      identity,
      environment,
      iceServers,
      local: this.#localSending(),
      listener: {
        onEvent: (happened) => {
          if (this.#run === run) this.#onRunEvent(happened);
        },
        onNegotiation: (negotiation) => {
          if (this.#run !== run && negotiation !== null) return;
          this.#negotiation = negotiation;
          this.#line.follow(negotiation?.connection ?? null);
          if (negotiation === null) this.#remoteMedia.clear();
          else this.#remoteMedia.follow(negotiation);
        },
        onRemoteMedia: (media) => {
          if (this.#run === run) this.#remoteMedia.heard(media);
        },
        onDeviceRequest: (request) => {
          if (this.#run === run) this.#onDeviceRequest(request);
        },
        onSeated: (seated) => {
          if (this.#run === run || seated === null) this.#onSeated(run, seated);
        },
        onPeer: (peer) => {
          if (this.#run === run) this.#peer = peer;
        },
      },
    });
    this.#run = run;
    return { run, identity };
  }

  #onRunEvent(event: CallEvent): void {
    const room = this.#room;
    // Somebody came to the room at the same moment, and made the call of it.
    if (
      event.type === 'failed' &&
      event.error.code === 'call/full' &&
      room !== null &&
      isStoring(this.#state)
    ) {
      const { id } = this.#state;
      this.#begin(id, { type: 'opened', id });
      this.#dispatch({ type: 'joined' });
      this.#room = room;
      return this.#findRoom(room, id, this.#name);
    }
    if (event.type === 'connected') {
      this.#talk.flows(event.at);
      this.#lookAround();
    }
    if (event.type === 'alone') {
      this.#talk.pause();
      this.#near = false;
    }
    this.#dispatch(event.type === 'ended' ? { ...event, durationMs: this.#talk.stop() } : event);
  }

  #lookAround(): void {
    const negotiation = this.#negotiation;
    negotiation?.isNear().then(
      (near) => {
        if (this.#negotiation !== negotiation || this.#near === near) return;
        this.#near = near;
        this.#tell();
      },
      // Closed meanwhile.
      () => undefined,
    );
  }

  #dispatch(event: CallEvent): void {
    const next = reduce(this.#state, event);
    if (next === this.#state) return;
    const before = this.#state;
    this.#state = next;
    if (next.phase === 'ended' || (next.phase === 'failed' && !mayResumeAfter(before, next.error))) {
      this.#options.stay.forget();
    }
    // Whoever comes next may be somebody else.
    const { state: sharing } = this.media.screen;
    if (!isFacing(next) && sharing !== 'off') {
      this.media.stopScreen(next.phase === 'waiting' && sharing === 'on' ? 'alone' : null);
    }
    this.#keepStay();
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #keepStay(): void {
    if (this.#peer === null || !hasSeat(this.#state)) return;
    const { camera, microphone, screen } = this.media;
    this.#options.stay.keep({
      id: this.#state.id,
      peer: this.#peer,
      name: this.#name,
      camera: camera.state !== 'off',
      microphone: microphone.state !== 'off',
      screen: screen.state === 'on',
    });
  }

  #connect(): Promise<Connection> {
    // Without them it connects no better.
    this.#loadSettings().catch(() => undefined);
    this.#connecting ??= this.#options.connect().then(
      (connection) => {
        this.#signaling = connection.signaling;
        return connection;
      },
      (error: unknown) => {
        this.#connecting = null;
        throw error;
      },
    );
    return this.#connecting;
  }

  /** Connects, and learns the server's time. What failed is tried again by whoever asks next. */
  #warm(): Promise<Connection> {
    this.#warming ??= this.#connect()
      .then(({ signaling }) => signaling.warmUp())
      .catch((error: unknown) => {
        this.#warming = null;
        throw error;
      });
    return this.#warming.then(() => this.#connect());
  }

  #loadSettings(): Promise<CallSettings> {
    this.#loadingSettings ??= this.#options.settings().then(
      (settings) => {
        this.#settings = settings;
        this.#options.hiding.learn(settings);
        this.#tell();
        return settings;
      },
      (error: unknown) => {
        this.#loadingSettings = null;
        throw error;
      },
    );
    return this.#loadingSettings;
  }

  #localSending(): LocalSending {
    const { stream, camera, microphone, screen } = this.media;
    return {
      audio: stream.getAudioTracks()[0] ?? null,
      video: stream.getVideoTracks()[0] ?? null,
      screen: screen.video,
      screenSound: screen.sound,
      media: {
        camera: camera.state === 'on' && !camera.taken,
        microphone: microphone.state === 'on' && !microphone.taken,
        screen: screen.state === 'on',
        ...(this.#line.paused ? { paused: true } : {}),
      },
    };
  }
}

/** Whether the server gave this tab a seat, as far as the state tells. */
function hasSeat(
  state: CallState,
): state is Extract<CallState, { phase: 'waiting' | 'connecting' | 'connected' | 'reconnecting' }> {
  return isSeated(state) && state.phase !== 'joining' && (state.phase !== 'waiting' || state.stored);
}

/** Whether somebody is there to see what is shared. */
const isFacing = ({ phase }: CallState): boolean =>
  phase === 'connecting' || phase === 'connected' || phase === 'reconnecting';

/** Whether a call is being made that isn't stored yet. */
const isStoring = (state: CallState): state is Extract<CallState, { phase: 'waiting' }> =>
  state.phase === 'waiting' && !state.stored;

/** On the way back to a seat the network failed: the next try is still the same stay. */
const mayResumeAfter = (before: CallState, { code }: ParleyError): boolean =>
  !hasSeat(before) && code.startsWith('network/');
