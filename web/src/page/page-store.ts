import { toParleyError, type ErrorCode } from '../../../contract/errors.ts';
import { callPath } from '../../../contract/ids.ts';
import type { CallController, Invitation } from '../call/controller.ts';
import { parseInvitation } from '../call/invitation.ts';
import type { CallState } from '../call/state.ts';
import { switchDevice } from '../media/local-media.ts';
import { CallRecorder } from '../recent/call-recorder.ts';
import { pathOf, routeOf, type Route } from '../routes.ts';
import type { Admission } from '../signaling/host.ts';
import { ControllerSlot } from './controller-slot.ts';
import { useDesk } from './host-requests.ts';
import { OnceLinkDesk } from './once-links.ts';
import type { PageEnvironment } from './page-environment.ts';
import {
  deskView,
  mediaView,
  NO_MEDIA,
  NO_REMOTE,
  NOT_PAUSED,
  remoteView,
  roomOf,
  type PageState,
} from './page-state.ts';
import type { PageRequest } from './requests.ts';

/** A page from which a call is joined. */
type OpenRoute = Extract<Route, { kind: 'call' | 'room' }>;

/** Phases that show oneself; reaching the first of them asks for camera and microphone. */
const SHOWS_ONESELF: ReadonlySet<CallState['phase']> = new Set([
  'ready',
  'door',
  'invited',
  'joining',
  'waiting',
  'connecting',
]);

/**
 * The page without its looks: it holds the address and the call's controller, takes requests
 * and hands out state. A controller serves one attempt; the next one gets a new one.
 */
export class PageStore {
  readonly #environment: PageEnvironment;
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[] = [];
  #stopIdle: (() => void) | null = null;
  #route: Route = { kind: 'home' };
  readonly #slot: ControllerSlot;
  /** Stands in for the controller's state while there is no controller, or when none could be loaded. */
  #ownState: CallState | null = null;
  /** From the click on "New call" until the call is stored. */
  #creating = false;
  /** What the link says that the call was opened with, until it is done. */
  #invitation: Invitation | null = null;
  readonly #links = new OnceLinkDesk(() => this.#changed());
  readonly #recorder: CallRecorder;
  #joinsWhenReady = false;
  #asksForMedia = true;
  /** Which devices were on when the call was over: whoever was muted joins again so. */
  #switches: Switches | null = null;
  #former = '';
  #phase: CallState['phase'] = 'idle';
  /** The call when the page was left. */
  #leftAt: CallState = { phase: 'idle' };
  #state: PageState;

  constructor(environment: PageEnvironment) {
    this.#environment = environment;
    this.#recorder = new CallRecorder(environment.recent);
    this.#slot = new ControllerSlot(
      () => environment.loadController(),
      () => this.#changed(),
    );
    this.#state = this.#snapshot();
  }

  get state(): PageState {
    return this.#state;
  }

  /** Called after each change of `state`. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Goes where the address says, and follows it from then on. */
  start(): void {
    this.#stops.push(
      this.#environment.onPopState(() => this.#arrive()),
      this.#environment.onOnline(() => this.#online()),
      this.#environment.onOffline(() => this.#changed()),
      this.#environment.onRecentChange(() => this.#changed()),
      this.#environment.onPageHide(() => {
        this.#leftAt = this.#state.call;
      }),
      this.#environment.onReturn(() => this.#return()),
      this.#environment.onHidden(() => this.#renewPage()),
    );
    this.#arrive();
  }

  handle(request: PageRequest): void {
    switch (request.type) {
      case 'new-call':
        // A second click while the first is on its way.
        if (this.#creating && this.#state.call.phase === 'idle') return;
        this.#environment.admission.set(request.admission);
        return this.#create();
      case 'open-call':
        return this.#go({ kind: 'call', id: request.id });
      case 'open-room':
        return this.#go({ kind: 'room', name: request.name });
      case 'join':
        return this.#join(request.name, request.admission);
      case 'accept':
        this.#environment.name.set(request.name);
        return this.#controller?.accept(request.name);
      case 'knock':
        this.#environment.name.set(request.name);
        return this.#controller?.knock(request.name);
      case 'stop-knocking':
        return this.#controller?.stopKnocking();
      case 'admission':
      case 'admit':
      case 'decline':
      case 'remove':
      case 'hand-over':
      case 'ask-device': {
        const desk = this.#controller?.desk ?? null;
        return desk === null ? undefined : useDesk(desk, request);
      }
      case 'host-link':
        return this.#askForLink('host', async ({ desk }) => desk?.hostLink() ?? null);
      case 'offer-move':
        return this.#askForLink('move', (controller) => controller.offerMove());
      case 'cancel-move':
        return this.#cancelMove();
      case 'answer-asked':
        return this.#controller?.answerAsked(request.accepted);
      case 'camera':
      case 'microphone': {
        const controller = this.#controller;
        if (controller !== null) void switchDevice(controller.media, request.type, request.on);
        return;
      }
      case 'screen':
        // At once: browsers share in a click alone.
        if (request.on) void this.#controller?.media.shareScreen();
        else this.#controller?.media.stopScreen(null);
        return;
      case 'choose-device':
        void this.#controller?.media.choose(request.role, request.id);
        return;
      case 'hang-up':
        return this.#controller?.leave();
      case 'end-for-all':
        return this.#controller?.endForAll();
      case 'join-again':
        return this.#again({ joins: true });
      case 'retry':
        return this.#again({ joins: false });
      case 'home':
        if (this.#environment.isOld()) return this.#environment.visit('/');
        this.#environment.push('/');
        return this.#enter({ kind: 'home' }, null);
      case 'forget-call':
        this.#environment.recent.remove(request);
        return this.#changed();
      case 'forget-calls':
        this.#environment.recent.clear();
        return this.#changed();
      case 'remember-calls':
        this.#environment.recent.on = request.on;
        return this.#changed();
      case 'reload':
        return this.#environment.reload();
      case 'open-secure':
        return this.#environment.openSecure();
      case 'show-address':
        this.#environment.hiding.choose(false);
        return this.#again({ joins: false });
    }
  }

  close(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#stopIdle?.();
    this.#listeners.clear();
    this.#drop();
  }

  // ---- Where the page is ---------------------------------------------------------

  /** Reads the address, and takes what does something once out of it, so that it isn't passed on by mistake. */
  #arrive(): void {
    const route = routeOf(this.#environment.path());
    const invitation = route.kind === 'call' ? parseInvitation(this.#environment.fragment()) : null;
    if (isOpen(route)) this.#environment.replace(pathOf(route));
    this.#enter(route, invitation);
  }

  /** By a click. */
  #go(route: OpenRoute): void {
    this.#environment.push(pathOf(route));
    this.#open(route);
  }

  #enter(route: Route, invitation: Invitation | null): void {
    if (isOpen(route)) {
      if (!this.#isAt(route, invitation)) this.#open(route, { invitation });
      return;
    }
    this.#renew();
    this.#route = route;
    this.#changed();
    this.#stopIdle = this.#environment.whenIdle(() => this.#slot.warmUp());
  }

  /** Whether forwards and backwards to this page changes nothing: the same call, and it goes on. */
  #isAt(route: OpenRoute, invitation: Invitation | null): boolean {
    const { call } = this.#state;
    if (call.phase === 'idle' || isFinal(call)) return false;
    // Who sits in the call has nothing to move here.
    if (invitation !== null && !(invitation.to === 'move' && 'host' in call)) return false;
    if (route.kind === 'call') return call.id === route.id;
    return this.#route.kind === 'room' && this.#route.name === route.name;
  }

  #open(route: OpenRoute, { joins = false, invitation = null as Invitation | null } = {}): void {
    this.#renew();
    this.#route = route;
    this.#joinsWhenReady = joins;
    this.#invitation = invitation;
    this.#ownState = { phase: 'opening', id: route.kind === 'call' ? route.id : '' };
    this.#changed();
    this.#use((controller) => {
      if (route.kind === 'room') controller.openRoom(route.name);
      else if (invitation === null) controller.open(route.id);
      else controller.open(route.id, invitation);
    });
  }

  #join(name: string, admission: Admission['admission']): void {
    const { call } = this.#state;
    this.#environment.name.set(name);
    // A choice for a call that is there already wasn't the person's.
    if (call.phase === 'ready' && !call.exists) this.#environment.admission.set(admission);
    this.#controller?.join(name, admission);
  }

  #create(): void {
    // The address of a call that was never stored is of no use in the history.
    const overwrites = this.#creating && this.#route.kind === 'call';
    this.#renew();
    this.#route = { kind: 'home' };
    this.#creating = true;
    this.#changed();
    this.#use((controller) => {
      const id = controller.create(this.#environment.name.get(), this.#admission);
      if (controller.state.phase === 'failed') return;
      this.#route = { kind: 'call', id };
      const path = pathOf(this.#route);
      if (overwrites) this.#environment.replace(path);
      else this.#environment.push(path);
    });
  }

  #again({ joins }: { joins: boolean }): void {
    const switches = this.#switches;
    if (this.#creating) this.#create();
    else if (isOpen(this.#route)) this.#open(this.#route, { joins, invitation: this.#invitation });
    else this.#enter(this.#route, null);
    this.#switches = switches;
  }

  #online(): void {
    const { call } = this.#state;
    if (call.phase === 'failed' && call.error.code === 'network/offline') this.#again({ joins: false });
    else this.#changed();
  }

  /** What was going on ended when the page was left; what was over then still is. */
  #return(): void {
    // As after any reload: this tab goes on where it sat.
    if (!isFinal(this.#leftAt) && this.#leftAt.phase !== 'idle') this.#environment.reload();
  }

  /** Nobody looks, and nothing goes on: the moment to become the newest version. */
  #renewPage(): void {
    const { call, route } = this.#state;
    if (this.#environment.isOld() && call.phase === 'idle' && route.kind === 'home' && !this.#creating)
      this.#environment.reload();
  }

  get #admission(): Admission['admission'] {
    return this.#environment.admission.get() === 'knock' ? 'knock' : 'open';
  }

  // ---- Links that do something once ------------------------------------------------

  #askForLink(kind: 'move' | 'host', fragment: (controller: CallController) => Promise<string | null>): void {
    const controller = this.#controller;
    const { call } = this.#state;
    if (controller === null || !('id' in call) || call.id === null) return;
    const page = this.#environment.origin() + callPath(call.id);
    void this.#links.ask(kind, async () => {
      const made = await fragment(controller);
      return made === null ? null : `${page}#${made}`;
    });
  }

  #cancelMove(): void {
    this.#links.drop('move');
    this.#controller?.cancelMove();
    this.#changed();
  }

  // ---- The controller ----------------------------------------------------------------

  get #controller(): CallController | null {
    return this.#slot.controller;
  }

  #use(action: (controller: CallController) => void): void {
    this.#slot.use(
      (controller) => {
        this.#ownState = null;
        action(controller);
        this.#changed();
      },
      (error) => this.#notLoaded(error),
    );
  }

  #notLoaded(error: unknown): void {
    const code: ErrorCode = this.#environment.isOnline() ? 'network/firebase-unreachable' : 'network/offline';
    const id = this.#route.kind === 'call' ? this.#route.id : null;
    this.#ownState = { phase: 'failed', id, error: toParleyError(error, code) };
    this.#changed();
  }

  /** Makes way for a new attempt; a controller that was only warmed up is as good as new. */
  #renew(): void {
    this.#stopIdle?.();
    if (this.#state.call.phase !== 'idle' || this.#creating) this.#drop();
  }

  /** Lets go of the controller, and of the call with it. */
  #drop(): void {
    this.#ownState = null;
    this.#creating = false;
    this.#invitation = null;
    this.#links.dropAll();
    this.#joinsWhenReady = false;
    this.#asksForMedia = true;
    this.#switches = null;
    this.#former = '';
    this.#phase = 'idle';
    this.#slot.drop();
    this.#recorder.reset();
  }

  // ---- State ---------------------------------------------------------------------------

  #changed(): void {
    const controller = this.#controller;
    const call = this.#ownState ?? controller?.state ?? { phase: 'idle' };
    if ('other' in call && call.phase !== 'ready') this.#former = call.other;
    if (call.phase === 'waiting' ? call.stored : 'other' in call) this.#creating = false;
    this.#recorder.follow(call, roomOf({ route: this.#route }));
    const before = this.#phase;
    const isNewPhase = call.phase !== before;
    this.#phase = call.phase;
    if (isNewPhase) this.#forget(before, call);
    if ((controller?.desk ?? null) === null) this.#links.drop('host');
    this.#state = this.#snapshot();
    for (const listener of this.#listeners) listener();
    if (isNewPhase && controller !== null) this.#reached(call, controller);
  }

  /** Lets go of what means nothing any more. */
  #forget(before: CallState['phase'], call: CallState): void {
    const isUsed = call.phase === 'failed' ? call.error.code === 'call/link-used' : before === 'invited';
    if (isUsed) this.#invitation = null;
    // To join from before a door takes a click there.
    if (call.phase === 'door') this.#joinsWhenReady = false;
    // Whoever stays alone sits in another seat than the link is for.
    if (isFinal(call) || (call.phase === 'waiting' && this.#links.links.move !== null)) {
      this.#links.drop('move');
      if (!isFinal(call)) this.#controller?.cancelMove();
    }
  }

  #reached(call: CallState, controller: CallController): void {
    if (SHOWS_ONESELF.has(call.phase) && this.#asksForMedia) {
      this.#asksForMedia = false;
      startMedia(controller, this.#switches);
    }
    if (call.phase === 'ready') {
      if (!this.#joinsWhenReady) return;
      this.#joinsWhenReady = false;
      controller.join(this.#environment.name.get(), this.#admission);
    }
    if (!isFinal(call)) return;
    this.#switches = switchesOf(controller.media) ?? this.#switches;
    // The camera's light shall go out when the call is over.
    controller.media.close();
  }

  #snapshot(): PageState {
    const controller = this.#controller;
    const call = this.#ownState ?? controller?.state ?? { phase: 'idle' };
    const { recent } = this.#environment;
    return {
      route: this.#route,
      call,
      creating: this.#creating,
      media: controller === null ? NO_MEDIA : mediaView(controller),
      remote: controller === null ? NO_REMOTE : remoteView(controller),
      name: this.#environment.name.get(),
      admission: this.#admission,
      former: this.#former,
      relayNotice: controller?.relayNotice ?? false,
      desk: controller === null ? null : deskView(controller),
      asked: controller?.asked ?? null,
      near: controller?.near ?? false,
      paused: controller?.paused ?? NOT_PAUSED,
      links: this.#links.links,
      online: this.#environment.isOnline(),
      talkedMs: this.#recorder.talkedMs,
      // Read anew each time: other tabs write there, too.
      recent: recent.on ? (call.phase === 'idle' && !isOpen(this.#route) ? recent.list() : []) : null,
    };
  }
}

/** Which devices are on. */
type Switches = NonNullable<CallController['resumed']>;
const DEVICES = ['camera', 'microphone'] as const;

function isOpen(route: Route): route is OpenRoute {
  return route.kind === 'call' || route.kind === 'room';
}

function isFinal(call: CallState): boolean {
  return call.phase === 'left' || call.phase === 'ended' || call.phase === 'failed';
}

/** Asks for camera and microphone, but for what was switched off before a reload, or before the call was over. */
function startMedia({ media, resumed }: CallController, switches: Switches | null): void {
  const before = resumed ?? switches;
  for (const device of DEVICES) {
    if (before?.[device] === false) void switchDevice(media, device, false);
  }
  void media.start();
}

/** Null where neither was ever asked for. */
function switchesOf(media: CallController['media']): Switches | null {
  if (DEVICES.every((device) => media[device].state === 'idle')) return null;
  return { camera: media.camera.state !== 'off', microphone: media.microphone.state !== 'off' };
}
