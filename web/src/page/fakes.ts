import { vi } from 'vitest';
import type { CallController, Device, Invitation } from '../call/controller.ts';
import type { DeviceRequest } from '../call/connection/channel-messages.ts';
import type { Desk } from '../call/desk.ts';
import type { CallState } from '../call/state.ts';
import { NO_DEVICES, type TrackState } from '../media/local-media.ts';
import { NO_SCREEN } from '../media/screen.ts';
import { fakeLocalStorage } from '../recent/fakes.ts';
import { RecentCalls } from '../recent/recent-calls.ts';
import type { PageEnvironment } from './page-environment.ts';

export const ID = 'abcdefghjk';
export const OTHER = '0123456789';
export const SECRET = 'abcdefghjkmnpqrstvwxyz01';
export const MOVE: Invitation = { to: 'move', role: 'callee', secret: SECRET, asHost: false };
export const HOST: Invitation = { to: 'host', secret: SECRET };

export class FakeDesk implements Desk {
  readonly admission = 'knock';
  readonly locked = false;
  readonly waiting = [{ uid: 'u1', name: 'Ben', since: 0 }];
  readonly problem = null;
  readonly #did: string[];
  /** Hands the link out when the test says so. */
  link: (fragment: string | null) => void = () => undefined;

  constructor(did: string[]) {
    this.#did = did;
  }
  setAdmission = (admission: object): void => void this.#did.push(`admission ${JSON.stringify(admission)}`);
  admit = (uid: string): void => void this.#did.push(`admit ${uid}`);
  decline = (uid: string): void => void this.#did.push(`decline ${uid}`);
  remove = (): void => void this.#did.push('remove');
  handOver = (): void => void this.#did.push('handOver');
  ask = (device: Device, on: boolean): void => void this.#did.push(`ask ${device} ${on}`);
  hostLink = (): Promise<string | null> => new Promise((resolve) => (this.link = resolve));
}

export class FakeController implements CallController {
  state: CallState = { phase: 'idle' };
  relayNotice = false;
  resumed: CallController['resumed'] = null;
  desk: FakeDesk | null = null;
  asked: DeviceRequest | null = null;
  readonly paused = { own: false, other: false };
  /** Hands the link out when the test says so. */
  moveLink: (fragment: string | null) => void = () => undefined;
  readonly did: string[] = [];
  readonly remote = {} as MediaStream;
  readonly remoteMedia = { video: false, audio: false };
  readonly near = false;
  readonly soundReceived = () => Promise.resolve(null);
  readonly remoteScreen = { stream: {} as MediaStream, on: false, able: true };
  readonly media = {
    stream: {} as MediaStream,
    camera: { state: 'idle' as TrackState, error: null, taken: false },
    microphone: { state: 'idle' as TrackState, error: null, taken: false },
    screen: { ...NO_SCREEN, video: null, sound: null },
    shareScreen: async () => void this.did.push('screen on'),
    stopScreen: (why: string | null) => void this.did.push(`screen off ${why}`),
    subscribe: () => () => undefined,
    start: async () => void this.did.push('media.start'),
    setCamera: async (on: boolean) => void this.did.push(`camera ${on}`),
    setMicrophone: async (on: boolean) => void this.did.push(`microphone ${on}`),
    devices: NO_DEVICES,
    choose: async (role: string, id: string) => void this.did.push(`choose ${role} ${id}`),
    close: () => void this.did.push('media.close'),
  };
  readonly #listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  go(state: CallState): void {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }
  warmUp(): void {
    this.did.push('warmUp');
  }
  open(id: string, invitation?: Invitation): void {
    this.did.push(invitation === undefined ? `open ${id}` : `open ${id} ${invitation.to}`);
    this.go({ phase: 'opening', id });
  }
  openRoom(name: string): void {
    this.did.push(`openRoom ${name}`);
    this.go({ phase: 'opening', id: '' });
  }
  create(name: string, admission = 'open'): string {
    this.did.push(`create ${name} ${admission}`);
    this.go({ phase: 'waiting', id: ID, stored: false, host: true, departed: false });
    return ID;
  }
  join(name: string, admission = 'open'): void {
    this.did.push(`join ${name} ${admission}`);
    this.go({ phase: 'joining', id: ID });
  }
  accept(name: string): void {
    this.did.push(`accept ${name}`);
  }
  knock(name: string): void {
    this.did.push(`knock ${name}`);
  }
  stopKnocking(): void {
    this.did.push('stopKnocking');
  }
  answerAsked(accepted: boolean): void {
    this.did.push(`answerAsked ${accepted}`);
  }
  offerMove(): Promise<string | null> {
    this.did.push('offerMove');
    return new Promise((resolve) => (this.moveLink = resolve));
  }
  cancelMove(): void {
    this.did.push('cancelMove');
  }
  leave(): void {
    this.did.push('leave');
  }
  endForAll(): void {
    this.did.push('endForAll');
  }
  close(): void {
    this.did.push('close');
  }
}

export class FakePage implements PageEnvironment {
  address = '/';
  hash = '';
  online = true;
  readonly controllers: FakeController[] = [];
  readonly idle: (() => void)[] = [];
  readonly visited: string[] = [];
  failsToLoad = false;
  kept = '';
  keptAdmission = '';
  popState = (): void => undefined;
  cameOnline = (): void => undefined;
  readonly name = { get: () => this.kept, set: (text: string) => void (this.kept = text) };
  readonly admission = {
    get: () => this.keptAdmission,
    set: (text: string) => void (this.keptAdmission = text),
  };
  readonly recent = new RecentCalls(fakeLocalStorage());
  readonly hiding = { choose: vi.fn<(hide: boolean) => void>() };
  readonly reload = vi.fn();
  readonly visit = vi.fn();
  old = false;
  pageHide = (): void => undefined;
  returned = (): void => undefined;
  hidden = (): void => undefined;
  readonly openSecure = vi.fn();

  path = (): string => this.address;
  fragment = (): string => this.hash;
  origin = (): string => 'https://parley.example';
  push = (path: string): void => this.#visit('push', path);
  replace = (path: string): void => this.#visit('replace', path);
  isOnline = (): boolean => this.online;
  isOld = (): boolean => this.old;
  onPageHide = (listener: () => void): (() => void) => {
    this.pageHide = listener;
    return () => undefined;
  };
  onReturn = (listener: () => void): (() => void) => {
    this.returned = listener;
    return () => undefined;
  };
  onHidden = (listener: () => void): (() => void) => {
    this.hidden = listener;
    return () => undefined;
  };
  onPopState = (listener: () => void): (() => void) => {
    this.popState = listener;
    return () => undefined;
  };
  onOnline = (listener: () => void): (() => void) => {
    this.cameOnline = listener;
    return () => undefined;
  };
  wentOffline = (): void => undefined;
  recentChanged = (): void => undefined;
  onOffline = (listener: () => void): (() => void) => {
    this.wentOffline = listener;
    return () => undefined;
  };
  onRecentChange = (listener: () => void): (() => void) => {
    this.recentChanged = listener;
    return () => undefined;
  };
  whenIdle = (action: () => void): (() => void) => {
    this.idle.push(action);
    return () => void this.idle.splice(this.idle.indexOf(action), 1);
  };
  #visit(how: string, path: string): void {
    this.visited.push(`${how} ${path}`);
    this.address = path;
    this.hash = '';
  }
  loadController = async (): Promise<CallController> => {
    if (this.failsToLoad) throw new TypeError('Failed to fetch dynamically imported module');
    const controller = new FakeController();
    this.controllers.push(controller);
    return controller;
  };
}
