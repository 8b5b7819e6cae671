import type { CheckEnvironment } from './environment.ts';
import { iceServerOf, type SingleServer } from './single-server.ts';

/** A browser tries a dead server over UDP for longer than anybody waits. */
export const PROBE_WITHIN_MS = 12_000;

export interface ProbeError {
  /** https://www.w3.org/TR/webrtc/#dom-rtcpeerconnectioniceerrorevent-errorcode */
  readonly code: number;
  /** The server's or the browser's own words. */
  readonly text: string;
}

export interface ProbeResult {
  /** Candidates of the wanted type. */
  readonly found: readonly RTCIceCandidate[];
  /** The most telling error, if there was one. */
  readonly error: ProbeError | null;
  /** Why gathering was over: a candidate came, there are no more, or it took too long. */
  readonly ended: 'found' | 'complete' | 'too-late';
}

type WantedType = 'host' | 'srflx' | 'relay';

/**
 * Gathers candidates with this one server, or none, in a connection of its own, until one of the wanted type is
 * there; host candidates: all of them.
 */
export async function probe(
  environment: CheckEnvironment,
  server: SingleServer | null,
  wanted: WantedType,
  signal: AbortSignal,
  withinMs = PROBE_WITHIN_MS,
): Promise<ProbeResult> {
  const connection = environment.newPeerConnection({
    iceServers: server === null ? [] : [iceServerOf(server)],
    iceTransportPolicy: wanted === 'relay' ? 'relay' : 'all',
  });
  const found: RTCIceCandidate[] = [];
  const errors: ProbeError[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const ended = new Promise<ProbeResult['ended']>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        // One without text marks the end of the candidates of a component.
        if (candidate === null) return resolve('complete');
        if (candidate.candidate === '' || candidate.type !== wanted) return;
        found.push(candidate);
        if (wanted !== 'host') resolve('found');
      };
      // A server that fails from one network card may be reached from another: the end is awaited.
      connection.onicecandidateerror = ({ errorCode, errorText }) =>
        errors.push({ code: errorCode, text: errorText });
      timer = setTimeout(() => resolve('too-late'), withinMs);
      signal.addEventListener('abort', () => resolve('too-late'), { once: true });
    });
    connection.createDataChannel('check');
    await connection.setLocalDescription(await connection.createOffer());
    return { ended: await ended, found, error: mostTelling(errors) };
  } finally {
    clearTimeout(timer);
    connection.close();
  }
}

/** What a server answered says more than that one of the network cards didn't reach it. */
function mostTelling(errors: readonly ProbeError[]): ProbeError | null {
  return errors.find(({ code }) => code < 700) ?? errors.at(-1) ?? null;
}
