import { milliseconds, number } from '../formats.ts';
import type { Isolated } from '../isolated.ts';
import { several } from './several.ts';

const addresses = (count: number): string =>
  several(count, { one: '1 address', other: `${number(count)} addresses` });

/** The page `/check`. Relay, STUN and TURN are named: who reads that sets them up. */
export const check = {
  title: 'Connection check',
  lead: 'What can keep a call from working, tested one by one: this device, Parley’s server, and every way to the other person.',
  start: 'Start the check',
  again: 'Check again',
  checking: 'Checking…',
  note: 'It asks for camera and microphone, plays a sound, makes a call of its own and ends it, and sends up to 8 MB through the relay, if there is one. Nothing begins before you start it.',
  started: 'The check has started.',
  over: (summary: string) => `The check is over: ${summary}.`,
  yourServers: (summary: string) => `Your servers: ${summary}.`,
  yes: 'Yes',
  no: 'No',
  ownCamera: 'Your camera',
  switchOff: 'Switch off',
  groups: {
    device: 'This device',
    signaling: 'Parley’s server',
    ways: 'Ways to the other person',
    hand: 'A server of your choice',
  },
  states: {
    idle: 'Not checked',
    running: 'Running',
    passed: 'Passed',
    failed: 'Failed',
    skipped: 'Skipped',
  },
  count: {
    passed: (count: number) => `${number(count)} passed`,
    failed: (count: number) => `${number(count)} failed`,
    skipped: (count: number) => `${number(count)} skipped`,
  },
  titles: {
    browser: 'Browser',
    camera: 'Camera',
    microphone: 'Microphone',
    speaker: 'Speaker',
    signIn: 'Sign-in',
    createCall: 'Firestore, there and back',
    iceServers: 'Servers of this page',
    endCall: 'Firestore, ending the call',
    host: 'Direct, in the same network',
    loopback: 'A call through the relay',
  },
  transports: {
    stun: 'Direct, by a STUN server',
    udp: 'Relay over UDP',
    tcp: 'Relay over TCP',
    tls: 'Relay over TLS',
    dtls: 'Relay over DTLS',
  },
  report: {
    title: 'Report',
    copy: 'Copy report',
    hint: 'For whoever helps you. Credentials are not in it, and addresses lack their last parts.',
    heading: 'Parley connection check',
    browser: (userAgent: string) => `Browser: ${userAgent}`,
    nothing: 'Nothing was checked yet.',
    error: (code: string) => `error ${code}`,
    states: {
      idle: 'idle',
      running: 'running',
      passed: 'passed',
      failed: 'failed',
      skipped: 'skipped',
    },
  },
  form: {
    urls: 'URL, or several',
    hint: 'stun:, turn: or turns:. A turn: URL without “?transport” is tested over UDP and over TCP.',
    username: 'User name',
    credential: 'Credential',
    promise: 'Nothing of it is kept, or sent anywhere but to that server.',
    check: 'Check these',
  },
  typed: {
    noUrl: (example: Isolated) => `Type in the URL of a server, like ${example}.`,
    tooMany: (most: number) => `Too many at once: ${number(most)} at most.`,
    slashes: (url: Isolated, right: Isolated) => `“${url}” has slashes: it is ${right}.`,
    stunTransport: (url: Isolated) => `“${url}” is STUN, which has no “?transport”.`,
    odd: (url: Isolated) =>
      `No browser takes “${url}”. It is turn:host:port or turns:host:port, perhaps with ?transport=udp or ?transport=tcp.`,
    noScheme: (url: Isolated) => `“${url}” needs stun:, turn: or turns: before it.`,
    noUsername: 'A relay (TURN) wants a user name.',
    noCredential: 'A relay (TURN) wants a credential.',
  },
  stopped: 'The check was stopped.',
  waitingForPermission: 'Waiting for the browser’s permission…',
  browser: 'It has WebRTC, and the page is secure.',
  camera: {
    waiting: 'Waiting for the first picture…',
    fine: (width: number, height: number, label: Isolated) =>
      `A picture of ${width} × ${height}${label && ` from “${label}”`}.`,
    noPicture: {
      text: 'The camera gives no picture',
      help: 'Its cover may be closed, or another app has it. Unplug it and plug it in again, then try again.',
    },
  },
  microphone: {
    speak: 'Say something…',
    fine: (label: Isolated) => `${label ? `“${label}”` : 'It'} hears something.`,
    silent: {
      text: 'The microphone hears nothing',
      help: 'It may be muted by a switch or in the system’s settings, or another microphone is chosen.',
    },
  },
  speaker: {
    playing: 'Playing a sound…',
    question: 'Did you hear the sound?',
    fine: 'The sound was heard.',
    unheard: {
      text: 'The sound wasn’t heard',
      help: 'Look at the volume, at headphones, and at which output the system has chosen.',
    },
    blocked: { text: 'The browser plays no sound', help: 'Click on the page, then check again.' },
    unanswered: 'Nobody said whether the sound was heard.',
  },
  signaling: {
    signedIn: 'Firebase is loaded and you are signed in, without a name.',
    notSignedIn: 'It needs the sign-in.',
    noCall: 'There is no call to end.',
    roundTrip: (thereMs: number, writtenMs: number) =>
      `A change is heard of after ${milliseconds(thereMs)}; ${milliseconds(writtenMs)} of it to write it.`,
    ended: 'The check’s own call is over.',
  },
  servers: {
    noSettings: 'The page’s settings couldn’t be loaded.',
    noCall: 'Credentials are given for a call, and there is none.',
    noTurn: 'This page has no relay server (TURN).',
    notMinted: 'This page’s relay servers weren’t given.',
    unknown: 'This page’s servers aren’t known.',
    noStun: 'This page has no STUN server.',
    noneOver: (transport: string) => `None of this page’s relay servers is for ${transport}.`,
    withoutTurn: (stun: number) =>
      several(stun, {
        one: '1 STUN server, no relay (TURN): some networks won’t connect.',
        other: `${number(stun)} STUN servers, no relay (TURN): some networks won’t connect.`,
      }),
    minted: (urls: number) =>
      several(urls, {
        one: 'Credentials for 1 relay URL.',
        other: `Credentials for ${number(urls)} relay URLs.`,
      }),
    noneMinted: {
      text: 'No relay was given, though the page has TURN switched on',
      help: 'The function’s log has a line ice/fallback that says which setting to fix.',
    },
    mintHelp: 'Relay credentials come from the function iceServers: its log says more.',
  },
  host: {
    found: (candidates: number) => `${addresses(candidates)} of this device.`,
    foundHidden: (candidates: number) =>
      `${addresses(candidates)} of this device; the browser hides them from others.`,
    none: {
      text: 'The browser gives no address of this device',
      help: 'An extension or a policy seems to keep WebRTC from the network.',
    },
  },
  stun: {
    found: 'The server told your public address.',
    noNat: 'The server answered: it sees your device’s own address.',
    none: {
      text: 'No public address came back',
      help: 'The server may be unreachable, or your address is public already: this browser doesn’t tell.',
    },
  },
  relay: {
    found: 'The server relays.',
    dtls: 'Browsers don’t use TURN over DTLS. Leave “?transport=udp” away.',
  },
  loopback: {
    noRelay: 'No relay has worked.',
    running: (seconds: number) => `Sending for up to ${number(seconds)} seconds…`,
    notConnected: {
      text: 'Two connections by this relay don’t reach each other',
      help: 'The server seems to refuse its own address as a peer: see denied-peer-ip and its firewall.',
    },
    nothingArrived: {
      text: 'The relay connects, but nothing came through',
      help: 'Its log may say why.',
    },
    rate: (kbitPerSecond: number, protocol: string) => `${number(kbitPerSecond)} kbit/s over ${protocol}`,
    came: (megabytes: string) => `${megabytes} MB came through`,
    back: (time: string) => `there and back in ${time}`,
  },
  ice: {
    tooLate: (seconds: number) => `No answer within ${number(seconds)} seconds`,
    silent: 'Nothing came, and the browser doesn’t say why',
    noName: { text: 'The server’s name isn’t found', help: 'Is it spelled right?' },
    refused: 'The server refused',
    udpBlocked: 'Nothing listens there, or a firewall on either side blocks UDP.',
    tcpBlocked: 'Nothing listens there, or a firewall on either side blocks this port.',
    tlsBlocked:
      'Nothing listens there, the port is blocked, or the browser doesn’t trust the certificate: it must be for this name, valid, and from a known authority.',
    /** What a server's error means, and what may help. https://www.rfc-editor.org/rfc/rfc8656#section-19 */
    codes: {
      400: { text: 'The server calls the request malformed', help: 'Is it a TURN server at all?' },
      401: {
        text: 'Wrong or expired credentials',
        help: 'Check user name and credential, the server’s secret, and the clock on both sides.',
      },
      403: { text: 'The server forbids it', help: 'Its rules keep this network or user out.' },
      437: { text: 'The server mixed this up with an older relay', help: 'Check again in a minute.' },
      438: { text: 'The server’s nonce was too old', help: 'Check again.' },
      441: { text: 'Wrong credentials', help: 'They are not those that the relay was made with.' },
      442: {
        text: 'The server doesn’t relay over this transport',
        help: 'Another transport may work: the other checks tell.',
      },
      486: {
        text: 'This user has too many relays at once',
        help: 'Wait some minutes, or raise the server’s user-quota.',
      },
      500: { text: 'The server failed', help: 'Its log says why.' },
      508: { text: 'The server is full', help: 'Its total-quota, its ports or its bandwidth are used up.' },
    },
    unreachable: 'The server can’t be reached',
  },
};

export type CheckWords = typeof check;
