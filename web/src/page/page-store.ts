import { toParleyError, type ErrorCode } from '../../../contract/errors.ts';
import type { CallController } from '../call/controller.ts';
import type { CallState } from '../call/state.ts';
import { pathOf, routeOf, type Route } from '../routes.ts';
import type { PageEnvironment } from './page-environment.ts';
import { mediaView, NO_MEDIA, NO_REMOTE, remoteView, type PageState } from './page-state.ts';
import type { PageRequest } from './requests.ts';

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
  #loading: Promise<CallController> | null = null;
  #controller: CallController | null = null;
  #stopController: (() => void) | null = null;
  /** Grows with each attempt; what arrives for an older one is dropped. */
  #attempt = 0;
  /** Stands in for the controller's state while there is no controller, or when none could be loaded. */
  #ownState: CallState | null = null;
  /** From the click on "New call" until the call is stored. */
  #creating = false;
  #joinsWhenReady = false;
  #asksForMedia = true;
  #former = '';
  #phase: CallState['phase'] = 'idle';
  #state: PageState;

  constructor(environment: PageEnvironment) {
    this.#environment = environment;
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
      this.#environment.onPopState(() => this.#enter(routeOf(this.#environment.path()))),
      this.#environment.onOnline(() => this.#online()),
    );
    this.#enter(routeOf(this.#environment.path()));
  }

  handle(request: PageRequest): void {
    switch (request.type) {
      case 'new-call':
        // A second click while the first is on its way.
        if (this.#creating && this.#state.call.phase === 'idle') return;
        return this.#create();
      case 'open-call':
        this.#environment.push(pathOf({ kind: 'call', id: request.id }));
        return this.#open(request.id);
      case 'join':
        this.#environment.name.set(request.name);
        this.#controller?.join(request.name);
        return;
      case 'camera':
        void this.#controller?.media.setCamera(request.on);
        return;
      case 'microphone':
        void this.#controller?.media.setMicrophone(request.on);
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
        this.#environment.push('/');
        return this.#enter({ kind: 'home' });
      case 'reload':
        return this.#environment.reload();
      case 'open-secure':
        return this.#environment.openSecure();
    }
  }

  close(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#stopIdle?.();
    this.#listeners.clear();
    this.#drop();
  }

  // ---- Where the page is ---------------------------------------------------------

  #enter(route: Route): void {
    const { call } = this.#state;
    // Forwards and backwards over the page of the same call changes nothing in it.
    if (route.kind === 'call' && call.phase !== 'idle' && call.id === route.id && !isFinal(call)) return;
    if (route.kind === 'call') {
      this.#environment.replace(pathOf(route));
      return this.#open(route.id);
    }
    this.#renew();
    this.#route = route;
    this.#changed();
    this.#stopIdle = this.#environment.whenIdle(() => this.#warmUp());
  }

  #open(id: string, { joins = false } = {}): void {
    this.#renew();
    this.#route = { kind: 'call', id };
    this.#joinsWhenReady = joins;
    this.#ownState = { phase: 'opening', id };
    this.#changed();
    this.#use((controller) => controller.open(id));
  }

  #create(): void {
    // The address of a call that was never stored is of no use in the history.
    const overwrites = this.#creating && this.#route.kind === 'call';
    this.#renew();
    this.#route = { kind: 'home' };
    this.#creating = true;
    this.#changed();
    this.#use((controller) => {
      const id = controller.create(this.#environment.name.get());
      if (controller.state.phase === 'failed') return;
      this.#route = { kind: 'call', id };
      const path = pathOf(this.#route);
      if (overwrites) this.#environment.replace(path);
      else this.#environment.push(path);
      void controller.media.start();
    });
  }

  #again({ joins }: { joins: boolean }): void {
    if (this.#creating) this.#create();
    else if (this.#route.kind === 'call') this.#open(this.#route.id, { joins });
    else this.#enter(this.#route);
  }

  #online(): void {
    const { call } = this.#state;
    if (call.phase === 'failed' && call.error.code === 'network/offline') this.#again({ joins: false });
  }

  // ---- The controller ----------------------------------------------------------------

  #warmUp(): void {
    this.#load().then(
      (controller) => controller.warmUp(),
      // Nobody has asked for anything yet; it is tried again at the click.
      () => undefined,
    );
  }

  #use(action: (controller: CallController) => void): void {
    const attempt = this.#attempt;
    this.#load().then(
      (controller) => {
        if (attempt !== this.#attempt) return;
        this.#ownState = null;
        action(controller);
        this.#changed();
      },
      (error: unknown) => {
        if (attempt === this.#attempt) this.#notLoaded(error);
      },
    );
  }

  #load(): Promise<CallController> {
    if (this.#loading !== null) return this.#loading;
    const attempt = this.#attempt;
    const loading = this.#environment.loadController().then((controller) => {
      if (attempt !== this.#attempt) {
        controller.close();
        return controller;
      }
      this.#controller = controller;
      this.#stopController = controller.subscribe(() => this.#changed());
      return controller;
    });
    this.#loading = loading;
    loading.catch(() => {
      if (this.#loading === loading) this.#loading = null;
    });
    return loading;
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
    this.#attempt += 1;
    this.#stopController?.();
    this.#stopController = null;
    const controller = this.#controller;
    this.#controller = null;
    this.#loading = null;
    this.#ownState = null;
    this.#creating = false;
    this.#joinsWhenReady = false;
    this.#asksForMedia = true;
    this.#former = '';
    this.#phase = 'idle';
    if (controller === null) return;
    controller.leave();
    controller.close();
  }

  // ---- State ---------------------------------------------------------------------------

  #changed(): void {
    const controller = this.#controller;
    const call = this.#ownState ?? controller?.state ?? { phase: 'idle' };
    if ('other' in call && call.phase !== 'ready') this.#former = call.other;
    if (call.phase === 'waiting' ? call.stored : 'other' in call) this.#creating = false;
    const isNewPhase = call.phase !== this.#phase;
    this.#phase = call.phase;
    this.#state = this.#snapshot();
    for (const listener of this.#listeners) listener();
    if (isNewPhase && controller !== null) this.#reached(call, controller);
  }

  #reached(call: CallState, controller: CallController): void {
    // A stay that is resumed after a reload comes to `joining` without having been `ready`.
    if ((call.phase === 'ready' || call.phase === 'joining') && this.#asksForMedia) {
      this.#asksForMedia = false;
      startMedia(controller);
    }
    if (call.phase === 'ready') {
      if (!this.#joinsWhenReady) return;
      this.#joinsWhenReady = false;
      controller.join(this.#environment.name.get());
    }
    // The camera's light shall go out when the call is over.
    if (isFinal(call)) controller.media.close();
  }

  #snapshot(): PageState {
    const controller = this.#controller;
    return {
      route: this.#route,
      call: this.#ownState ?? controller?.state ?? { phase: 'idle' },
      creating: this.#creating,
      media: controller === null ? NO_MEDIA : mediaView(controller),
      remote: controller === null ? NO_REMOTE : remoteView(controller),
      name: this.#environment.name.get(),
      former: this.#former,
      relayNotice: controller?.relayNotice ?? false,
    };
  }
}

function isFinal(call: CallState): boolean {
  return call.phase === 'left' || call.phase === 'ended' || call.phase === 'failed';
}

/** Asks for camera and microphone, but for what was switched off before a reload. */
function startMedia({ media, resumed }: CallController): void {
  if (resumed?.camera === false) void media.setCamera(false);
  if (resumed?.microphone === false) void media.setMicrophone(false);
  void media.start();
}
