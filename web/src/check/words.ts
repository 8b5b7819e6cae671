import type { ParleyError } from '../../../contract/errors.ts';
import { deviceProblems, type DeviceKind } from '../text/device-problems.ts';
import { words } from '../words/words.ts';
import type { Group, Outcome } from './check.ts';
import type { Flood } from './flood.ts';
import { PROBE_WITHIN_MS, type ProbeResult } from './probe.ts';
import type { Transport } from './single-server.ts';

type Failed = Extract<Outcome, { state: 'failed' }>;

export const GROUPS: Readonly<Record<Group, string>> = {
  device: 'This device',
  signaling: 'Parley’s server',
  ways: 'Ways to the other person',
  hand: 'A server of your choice',
};

export const TRANSPORTS: Readonly<Record<Transport, string>> = {
  stun: 'Direct, by a STUN server',
  udp: 'Relay over UDP',
  tcp: 'Relay over TCP',
  tls: 'Relay over TLS',
  dtls: 'Relay over DTLS',
};

export const STOPPED = 'The check was stopped.';
export const WAITING_FOR_PERMISSION = 'Waiting for the browser’s permission…';

export const BROWSER = {
  fine: 'It has WebRTC, and the page is secure.',
  noWebRtc: () => wordsFor('browser/no-webrtc'),
  insecure: () => wordsFor('browser/insecure-origin'),
};

export const CAMERA = {
  waiting: 'Waiting for the first picture…',
  fine: ({ width, height }: { width: number; height: number }, label: string) =>
    `A picture of ${width} × ${height}${label === '' ? '' : ` from “${label}”`}.`,
  noPicture: {
    text: 'The camera gives no picture',
    help: 'Its cover may be closed, or another app has it. Unplug it and plug it in again, then try again.',
  },
} as const;

export const MICROPHONE = {
  speak: 'Say something…',
  fine: (label: string) => `${label === '' ? 'It' : `“${label}”`} hears something.`,
  silent: {
    text: 'The microphone hears nothing',
    help: 'It may be muted by a switch or in the system’s settings, or another microphone is chosen.',
  },
} as const;

export const SPEAKER = {
  playing: 'Playing a sound…',
  question: 'Did you hear the sound?',
  fine: 'The sound was heard.',
  unheard: {
    text: 'The sound wasn’t heard',
    help: 'Look at the volume, at headphones, and at which output the system has chosen.',
  },
  blocked: { text: 'The browser plays no sound', help: 'Click on the page, then check again.' },
  unanswered: 'Nobody said whether the sound was heard.',
} as const;

export const SIGNALING = {
  signedIn: 'Firebase is loaded and you are signed in, without a name.',
  notSignedIn: 'It needs the sign-in.',
  noCall: 'There is no call to end.',
  roundTrip: (thereMs: number, writtenMs: number) =>
    `A change is heard of after ${milliseconds(thereMs)}; ${milliseconds(writtenMs)} of it to write it.`,
  ended: 'The check’s own call is over.',
} as const;

export const SERVERS = {
  noSettings: 'The page’s settings couldn’t be loaded.',
  noCall: 'Credentials are given for a call, and there is none.',
  noTurn: 'This page has no relay server (TURN).',
  notMinted: 'This page’s relay servers weren’t given.',
  unknown: 'This page’s servers aren’t known.',
  noStun: 'This page has no STUN server.',
  noneOver: (transport: Transport) => `None of this page’s relay servers is for ${transport.toUpperCase()}.`,
  withoutTurn: (stun: number) =>
    `${count(stun, 'STUN server')}, no relay (TURN): some networks won’t connect.`,
  minted: (urls: number) => `Credentials for ${count(urls, 'relay URL')}.`,
  noneMinted: {
    text: 'No relay was given, though the page has TURN switched on',
    help: 'The function’s log has a line ice/fallback that says which setting to fix.',
  },
  mintHelp: 'Relay credentials come from the function iceServers: its log says more.',
} as const;

export const HOST = {
  found: (candidates: number, hidden: boolean) =>
    `${count(candidates, 'address', 'addresses')} of this device${hidden ? '; the browser hides them from others' : ''}.`,
  none: {
    text: 'The browser gives no address of this device',
    help: 'An extension or a policy seems to keep WebRTC from the network.',
  },
} as const;

export const STUN = {
  found: 'The server told your public address.',
  noNat: 'The server answered: it sees your device’s own address.',
  none: {
    text: 'No public address came back',
    help: 'The server may be unreachable, or your address is public already: this browser doesn’t tell.',
  },
} as const;

export const RELAY = {
  found: 'The server relays.',
  dtls: 'Browsers don’t use TURN over DTLS. Leave “?transport=udp” away.',
} as const;

export const LOOPBACK = {
  noRelay: 'No relay has worked.',
  running: 'Sending for up to 3 seconds…',
  notConnected: {
    text: 'Two connections by this relay don’t reach each other',
    help: 'The server seems to refuse its own address as a peer: see denied-peer-ip and its firewall.',
  },
  nothingArrived: { text: 'The relay connects, but nothing came through', help: 'Its log may say why.' },
  measured: ({ kbitPerSecond, bytes, roundTripMs }: Flood, protocol: string) =>
    [
      `${kbitPerSecond.toLocaleString('en')} kbit/s over ${protocol.toUpperCase()}`,
      `${(bytes / 1e6).toFixed(1)} MB came through`,
      ...(roundTripMs === null ? [] : [`there and back in ${milliseconds(roundTripMs)}`]),
    ].join(', ') + '.',
} as const;

export const TYPED_PROBLEMS = {
  noUrl: 'Type in the URL of a server, like turn:turn.example.org:3478.',
  tooMany: (most: number) => `Too many at once: ${most} at most.`,
  slashes: (url: string) => `“${url}” has slashes: it is ${url.replace('://', ':')}.`,
  stunTransport: (url: string) => `“${url}” is STUN, which has no “?transport”.`,
  odd: (url: string) =>
    `No browser takes “${url}”. It is turn:host:port or turns:host:port, perhaps with ?transport=udp or ?transport=tcp.`,
  noScheme: (url: string) => `“${url}” needs stun:, turn: or turns: before it.`,
  noUsername: 'A relay (TURN) wants a user name.',
  noCredential: 'A relay (TURN) wants a credential.',
} as const;

const SECONDS = PROBE_WITHIN_MS / 1000;

/** What a server's error means, and what may help. https://www.rfc-editor.org/rfc/rfc8656#section-19 */
const ICE_CODES: { readonly [code: number]: { readonly text: string; readonly help?: string } } = {
  400: { text: 'The server calls the request malformed', help: 'Is it a TURN server at all?' },
  401: {
    text: 'Wrong or expired credentials',
    help: 'Check user name and credential, the server’s secret, and the clock on both sides.',
  },
  403: { text: 'The server forbids it', help: 'Its rules keep this network or user out.' },
  437: { text: 'The server mixed this up with an older relay', help: 'Check again in a minute.' },
  438: { text: 'The server’s nonce was too old', help: 'Check again.' },
  441: { text: 'Wrong credentials', help: 'They are not those that the relay was made with.' },
  442: { text: 'The server doesn’t relay over this transport' },
  486: {
    text: 'This user has too many relays at once',
    help: 'Wait some minutes, or raise the server’s user-quota.',
  },
  500: { text: 'The server failed', help: 'Its log says why.' },
  508: { text: 'The server is full', help: 'Its total-quota, its ports or its bandwidth are used up.' },
  701: { text: 'The server can’t be reached' },
};

/** Why there was no candidate, in plain words. */
export function iceFailure(transport: Transport, { error, ended }: ProbeResult): Failed {
  if (error === null) {
    const text =
      ended === 'too-late'
        ? `No answer within ${SECONDS} seconds`
        : 'Nothing came, and the browser doesn’t say why';
    return { state: 'failed', text, help: unreachable(transport) };
  }
  const { code } = error;
  if (code === 701 && /lookup/i.test(error.text)) {
    return { state: 'failed', code, text: 'The server’s name isn’t found', help: 'Is it spelled right?' };
  }
  const words = ICE_CODES[code] ?? { text: error.text === '' ? 'The server refused' : error.text };
  return { state: 'failed', code, help: unreachable(transport), ...words };
}

function unreachable(transport: Transport): string {
  switch (transport) {
    case 'stun':
    case 'udp':
    case 'dtls':
      return 'Nothing listens there, or a firewall on either side blocks UDP.';
    case 'tcp':
      return 'Nothing listens there, or a firewall on either side blocks this port.';
    case 'tls':
      return 'Nothing listens there, the port is blocked, or the browser doesn’t trust the certificate: it must be for this name, valid, and from a known authority.';
  }
}

/** What a check that threw ends with. */
export function errorOutcome({ code, message }: ParleyError): Failed {
  const { title, explanation } = words().errors[code];
  // Whoever sets this up is helped by what Firebase said.
  const said = message === code ? '' : ` (${message})`;
  return { state: 'failed', code, text: title + said, help: explanation };
}

/** What a camera or microphone that isn't given ends with. */
export function deviceFailure(kind: DeviceKind): (error: ParleyError) => Failed {
  return (error) => {
    if (error.code.startsWith('browser/')) return errorOutcome(error);
    const [problem] = kind === 'camera' ? deviceProblems(error, null) : deviceProblems(null, error);
    return {
      state: 'failed',
      code: error.code,
      text: problem?.words.title ?? error.message,
      help: problem?.words.help ?? '',
    };
  };
}

/** E.g. `85 ms`, `3.1 s`. */
export function milliseconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function wordsFor(code: 'browser/no-webrtc' | 'browser/insecure-origin'): { text: string; help: string } {
  const { title, explanation } = words().errors[code];
  return { text: title, help: explanation };
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
