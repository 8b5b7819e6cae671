import type { IceServersAnswer } from '../../../contract/ice-servers.ts';
import { newPeerId } from '../../../contract/ids.ts';
import { AddressHiding } from '../../../web/src/call/connection/address-hiding.ts';
import { browserEnvironment } from '../../../web/src/call/browser-environment.ts';
import { CallSession } from '../../../web/src/call/call-session.ts';
import { FakeStorage } from '../../../web/src/call/fakes/fake-storage.ts';
import { HostKeys } from '../../../web/src/call/host-keys.ts';
import { TabStay } from '../../../web/src/call/tab-stay.ts';
import type { WakeReason } from '../../../web/src/call/connection/wake.ts';
import { UserMedia } from '../../../web/src/media/user-media.ts';
import { hostileSignaling, type Hostility } from '../../../web/src/signaling/hostile-signaling.ts';
import type { MemoryServer } from '../../../web/src/signaling/memory.ts';
import { pausableSignaling } from '../../../web/src/signaling/pausable-signaling.ts';
import type { Signaling } from '../../../web/src/signaling/signaling.ts';
import { BreakableConnection } from './breakable-connection.ts';

/** What came to somebody, and when, in milliseconds of performance.now(). */
export interface Arrival {
  readonly at: number;
  readonly what: 'candidates' | 'offer' | 'answer';
  readonly round: number;
}

/** What stays of somebody over a reload. */
export interface Tab {
  readonly uid: string;
  readonly peer: string;
  readonly storage: FakeStorage;
}

/** One page load of somebody: a call with real connections, camera and microphone, over a hostile network. */
export class Person {
  readonly tab: Tab;
  readonly call: CallSession;
  readonly connections: BreakableConnection[] = [];
  readonly arrivals: Arrival[] = [];
  /** Rounds that they asked to be followed by another, also where the other was first. */
  readonly asked: number[] = [];
  /** Lets the ICE servers come that were asked for. */
  readonly mint: () => void;
  readonly #wakeListeners = new Set<(reason: WakeReason) => void>();
  readonly #crash: () => void;

  constructor(tab: Tab, server: MemoryServer, hostility: Hostility) {
    this.tab = tab;
    let mint: (answer: IceServersAnswer) => void = () => undefined;
    const minted = new Promise<IceServersAnswer>((resolve) => {
      mint = resolve;
    });
    const environment = browserEnvironment();
    const network = hostileSignaling(server.client(tab.uid), hostility);
    const signaling = pausableSignaling(this.#listening(network));
    this.call = new CallSession({
      connect: async () => ({ signaling, mintIceServers: () => minted }),
      settings: async () => ({ stunUrls: [], turn: true, relayNotice: false, relayOnly: false }),
      hiding: new AddressHiding({ get: () => '', set: () => undefined }),
      identify: async () => ({ peer: tab.peer, session: newPeerId(), adopt: async () => false }),
      stay: new TabStay(tab.storage),
      hostKeys: new HostKeys(new FakeStorage()),
      media: new UserMedia(),
      environment: {
        ...environment,
        newPeerConnection: (configuration) => {
          const connection = new BreakableConnection(configuration);
          this.connections.push(connection);
          return connection;
        },
        onPageHide: () => () => undefined,
        onWake: (listener) => {
          this.#wakeListeners.add(listener);
          return () => this.#wakeListeners.delete(listener);
        },
      },
    });
    // Nobody answers there: it is enough that they are others than before.
    const turn = { urls: ['turn:127.0.0.1:9'], username: 'nobody', credential: 'nothing' };
    this.mint = () => mint({ iceServers: [turn], expiresAt: Date.now() + 12 * 60_000 });
    this.#crash = () => {
      signaling.pause();
      signaling.close();
      for (const connection of this.connections) connection.close();
      this.call.media.close();
    };
  }

  /** The connection seems to fail. */
  break(): void {
    this.connections.at(-1)?.break();
  }

  /** The page comes back to life, and with it the trouble is noticed. */
  wakeBroken(): void {
    const connection = this.connections.at(-1);
    connection?.break();
    for (const listener of this.#wakeListeners) listener('network');
  }

  /** The page is gone without a word. */
  crash(): void {
    this.#crash();
  }

  #listening(signaling: Signaling): Signaling {
    const note = (what: Arrival['what'], round: number | undefined): void => {
      if (round === undefined || this.arrivals.some((one) => one.what === what && one.round === round))
        return;
      this.arrivals.push({ at: performance.now(), what, round });
    };
    const changed: Partial<Signaling> = {
      ask: (id, round) => {
        this.asked.push(round);
        return signaling.ask(id, round);
      },
      watchCall: (id, onCall, onError) =>
        signaling.watchCall(
          id,
          (call) => {
            note('offer', call?.offer?.round);
            note('answer', call?.answer?.round);
            onCall(call);
          },
          onError,
        ),
      watchCandidates: (id, from, onCandidates, onError) =>
        signaling.watchCandidates(
          id,
          from,
          (document) => {
            note('candidates', document.round);
            onCandidates(document);
          },
          onError,
        ),
    };
    return new Proxy(signaling, {
      get: (target, name) => Reflect.get(name in changed ? changed : target, name) as unknown,
    });
  }
}
