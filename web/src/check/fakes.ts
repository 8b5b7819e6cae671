import type { IceServersAnswer } from '../../../contract/ice-servers.ts';
import { DEFAULT_SETTINGS, type PageSettings } from '../firebase/settings.ts';
import type { Signaling } from '../signaling/signaling.ts';
import type { CheckEnvironment } from './environment.ts';

/** What a fake connection does while it gathers. `after` is in milliseconds. */
export type GatheringStep = { readonly after: number } & (
  | { readonly candidate: string; readonly type: RTCIceCandidateType }
  | { readonly errorCode: number; readonly errorText: string }
  | { readonly complete: true }
);

/** A peer connection that gathers as it is told, and nothing else. */
export class GatheringConnection {
  onicecandidate: ((event: { candidate: unknown }) => void) | null = null;
  onicecandidateerror: ((event: { errorCode: number; errorText: string }) => void) | null = null;
  isClosed = false;
  readonly configuration: RTCConfiguration;
  readonly #steps: readonly GatheringStep[];

  constructor(configuration: RTCConfiguration, steps: readonly GatheringStep[]) {
    this.configuration = configuration;
    this.#steps = steps;
  }

  createDataChannel(): void {}

  createOffer(): Promise<RTCSessionDescriptionInit> {
    return Promise.resolve({ type: 'offer', sdp: 'v=0' });
  }

  setLocalDescription(): Promise<void> {
    for (const step of this.#steps) setTimeout(() => this.#take(step), step.after);
    return Promise.resolve();
  }

  close(): void {
    this.isClosed = true;
  }

  #take(step: GatheringStep): void {
    if (this.isClosed) return;
    if ('errorCode' in step) this.onicecandidateerror?.(step);
    else this.onicecandidate?.({ candidate: 'complete' in step ? null : step });
  }
}

/** What gathering does with the server of this URL; an empty one: without a server. */
export type Network = (url: string) => readonly GatheringStep[];

const relayAtOnce: Network = (url) => [
  {
    after: 5,
    candidate: 'candidate',
    type: url === '' ? 'host' : url.startsWith('stun') ? 'srflx' : 'relay',
  },
  { after: 10, complete: true },
];

export interface FakeWorld extends Partial<CheckEnvironment> {
  readonly network?: Network;
  readonly settings?: Partial<PageSettings>;
  readonly signaling?: Signaling;
  readonly mint?: (id: string) => Promise<IceServersAnswer>;
}

export interface FakeEnvironment extends CheckEnvironment {
  readonly connections: GatheringConnection[];
}

/** A browser in which everything works at once, but for what `world` says. */
export function fakeEnvironment(world: FakeWorld = {}): FakeEnvironment {
  const { network = relayAtOnce, settings, signaling, mint, ...rest } = world;
  const connections: GatheringConnection[] = [];
  return {
    connections,
    isSecure: true,
    hasWebRtc: true,
    tellsErrors: true,
    newPeerConnection: (configuration) => {
      const url = configuration.iceServers?.[0]?.urls[0] ?? '';
      const connection = new GatheringConnection(configuration, network(url));
      connections.push(connection);
      // Of a whole one, only gathering is used.
      return connection as unknown as RTCPeerConnection;
    },
    now: () => performance.now(),
    loadSettings: () => Promise.resolve({ ...DEFAULT_SETTINGS, ...settings }),
    connect: () =>
      signaling === undefined
        ? Promise.reject(new Error('no signaling'))
        : Promise.resolve({
            signaling,
            mintIceServers: mint ?? (() => Promise.resolve({ iceServers: [], expiresAt: 0 })),
          }),
    openDevice: (kind) => Promise.resolve({ stream: {} as MediaStream, label: `The ${kind}` }),
    firstPicture: () => Promise.resolve({ width: 640, height: 480 }),
    loudest: () => Promise.resolve(0.5),
    playSound: () => Promise.resolve(true),
    ...rest,
  };
}

/** The same with its words in the place of how to get them. */
export function spoken(of: object): Readonly<Record<string, unknown>> {
  const words = (value: unknown): unknown =>
    typeof value === 'function' ? Reflect.apply(value, null, []) : value;
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, words(value)]));
}
