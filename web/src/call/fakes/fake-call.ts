import { newPeerId } from '../../../../contract/ids.ts';
import { FakeStream, FakeTrack } from '../../media/fakes.ts';
import { NO_DEVICES, type LocalMedia, type TrackState } from '../../media/local-media.ts';
import { NO_SCREEN, type ScreenNote } from '../../media/screen.ts';
import { MemoryServer } from '../../signaling/memory.ts';
import { pausableSignaling } from '../../signaling/pausable-signaling.ts';
import type { Signaling } from '../../signaling/signaling.ts';
import { AddressHiding } from '../connection/address-hiding.ts';
import { CallSession, type Connection } from '../call-session.ts';
import type { CallEnvironment } from '../environment.ts';
import { FakePeerNetwork, QUICK, type FakePeerConnection, type Gathering } from './fake-peer-connection.ts';
import { FakeStorage } from './fake-storage.ts';
import { HostKeys } from '../host-keys.ts';
import type { CallSettings } from '../settings.ts';
import type { WakeReason } from '../connection/wake.ts';
import { TabStay } from '../tab-stay.ts';

interface FakeDevice {
  readonly state: TrackState;
  readonly error: null;
  readonly taken: boolean;
}

/** Camera and microphone that do as they are told. */
export class FakeMedia implements LocalMedia {
  readonly #stream = new FakeStream();
  readonly #listeners = new Set<() => void>();
  camera: FakeDevice = { state: 'idle', error: null, taken: false };
  microphone: FakeDevice = { state: 'idle', error: null, taken: false };
  screen: LocalMedia['screen'] = { ...NO_SCREEN, video: null, sound: null };
  readonly devices = NO_DEVICES;
  closed = false;

  get stream(): MediaStream {
    return this.#stream.asStream();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async start(): Promise<void> {
    await this.setCamera(true);
    await this.setMicrophone(true);
  }

  async setCamera(on: boolean): Promise<void> {
    this.camera = { state: on ? 'on' : 'off', error: null, taken: false };
    this.#switch('video', on);
  }

  async setMicrophone(on: boolean): Promise<void> {
    this.microphone = { state: on ? 'on' : 'off', error: null, taken: false };
    this.#switch('audio', on);
  }

  async shareScreen(): Promise<void> {
    const [video, sound] = [
      new FakeTrack('video', 'screen').asTrack(),
      new FakeTrack('audio', 'sound').asTrack(),
    ];
    this.screen = { able: true, state: 'on', note: null, video, sound };
    this.#tell();
  }

  stopScreen(why: ScreenNote['what'] | null): void {
    this.screen = {
      able: true,
      state: 'off',
      note: why === null ? null : { what: why },
      video: null,
      sound: null,
    };
    this.#tell();
  }

  /** The system gives the microphone to another app, or gives it back. */
  take(taken: boolean): void {
    this.microphone = { ...this.microphone, taken };
    this.#tell();
  }

  choose = async (): Promise<void> => undefined;

  close(): void {
    this.closed = true;
  }

  #switch(kind: 'audio' | 'video', on: boolean): void {
    for (const track of this.#stream.getTracks()) if (track.kind === kind) this.#stream.removeTrack(track);
    if (on) this.#stream.addTrack(new FakeTrack(kind));
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export interface PersonOptions {
  readonly uid?: string;
  readonly peer?: string;
  /** Peers of tabs of this browser that are gone. */
  readonly gone?: readonly string[];
  /** Session storage of the tab; that of the page before, for a reload. */
  readonly storage?: FakeStorage;
  readonly gathering?: Gathering;
  readonly environment?: Partial<CallEnvironment>;
  readonly connect?: () => Promise<{ signaling: Signaling }>;
  /** Default: no STUN and no TURN, as on a laptop. */
  readonly settings?: Partial<CallSettings>;
  /** When the settings are there. Default: at once. */
  readonly settled?: Promise<unknown>;
  readonly mint?: Connection['mintIceServers'];
  /** Whether this person hides their address from the beginning. */
  readonly hides?: boolean;
}

/** One page load of somebody, with everything about it in reach. */
export interface Person {
  readonly call: CallSession;
  readonly media: FakeMedia;
  readonly marks: string[];
  readonly peer: string;
  readonly storage: FakeStorage;
  readonly hiding: AddressHiding;
  /** Phases in the order in which they came. */
  readonly phases: string[];
  /** Peer connections of this page, oldest first. */
  readonly connections: FakePeerConnection[];
  /** Tells the page that it goes away. */
  pageHide(): void;
  /** The page comes back to life, or into another network. */
  wake(reason?: WakeReason): void;
  /** The page is gone without a word; `pageHide` may still come late. */
  crash(): void;
}

/** A place where several people call each other, with one server and one network. */
export class FakeWorld {
  readonly server = new MemoryServer();
  readonly network = new FakePeerNetwork();
  readonly #people: Person[] = [];

  person(name: string, options: PersonOptions = {}): Person {
    const marks: string[] = [];
    const phases: string[] = [];
    const connections: FakePeerConnection[] = [];
    const hideListeners = new Set<() => void>();
    const wakeListeners = new Set<(reason: WakeReason) => void>();
    const media = new FakeMedia();
    const peer = options.peer ?? newPeerId();
    const storage = options.storage ?? new FakeStorage();
    const signaling = pausableSignaling(this.server.client(options.uid ?? `${name}-uid`));
    let connected: Promise<Connection> | null = null;
    let kept = options.hides ? 'on' : '';
    const hiding = new AddressHiding({ get: () => kept, set: (text) => void (kept = text) });
    const connect = async (): Promise<Connection> => ({
      ...(await (options.connect?.() ?? { signaling })),
      mintIceServers: options.mint ?? (() => Promise.reject(new Error('There is no function'))),
    });
    const call = new CallSession({
      connect: () => (connected = connect()),
      settings: async () => {
        await options.settled;
        return { stunUrls: [], turn: false, relayNotice: false, relayOnly: false, ...options.settings };
      },
      hiding,
      identify: async () => ({
        peer,
        session: newPeerId(),
        adopt: async (gone) => options.gone?.includes(gone) ?? false,
      }),
      stay: new TabStay(storage),
      hostKeys: new HostKeys(new FakeStorage()),
      media,
      environment: {
        problem: null,
        newPeerConnection: (configuration) => {
          const connection = this.network.connect(options.gathering ?? QUICK, configuration);
          connections.push(connection);
          return connection.asConnection();
        },
        newMediaStream: () => new FakeStream().asStream(),
        newLineKeeper: () => ({ follow: () => undefined, paused: false, close: () => undefined }),
        isOnline: () => true,
        onPageHide: (listener) => {
          hideListeners.add(listener);
          return () => hideListeners.delete(listener);
        },
        onWake: (listener) => {
          wakeListeners.add(listener);
          return () => wakeListeners.delete(listener);
        },
        mark: (mark) => marks.push(mark),
        ...options.environment,
      },
    });
    call.subscribe(() => {
      if (phases.at(-1) !== call.state.phase) phases.push(call.state.phase);
    });
    const pageHide = (): void => hideListeners.forEach((listener) => listener());
    const wake = (reason: WakeReason = 'network'): void =>
      wakeListeners.forEach((listener) => listener(reason));
    const crash = (): void => {
      signaling.pause();
      void connected?.then(({ signaling: own }) => own.close());
      for (const connection of connections) connection.vanish();
    };
    const person = { call, media, marks, peer, storage, hiding, phases, connections, pageHide, wake, crash };
    this.#people.push(person);
    return person;
  }

  close(): void {
    for (const { call } of this.#people) call.close();
  }
}
