import type { ErrorCode, ParleyError } from '../../../contract/errors.ts';
import { deviceProblems, type DeviceKind } from '../text/device-problems.ts';
import { checkWords } from '../words/check-words.ts';
import { facts, milliseconds, number } from '../words/formats.ts';
import { words } from '../words/words.ts';
import type { Outcome } from './check.ts';
import type { Flood } from './flood.ts';
import { PROBE_WITHIN_MS, type ProbeResult } from './probe.ts';
import type { Transport } from './single-server.ts';

type Failed = Extract<Outcome, { state: 'failed' }>;

/** A failure in words that are asked for when they are shown. */
export function failed(of: () => { readonly text: string; readonly help: string }): Failed {
  return { state: 'failed', ...sayings(of) };
}

/** What came through a relay, and how fast. */
export function floodMeasured({ kbitPerSecond, bytes, roundTripMs }: Flood, protocol: string): string {
  const { rate, came, back } = checkWords().loopback;
  const megabytes = number(bytes / 1e6, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const said = [rate(kbitPerSecond, protocol.toUpperCase()), came(megabytes)];
  return `${facts(roundTripMs === null ? said : [...said, back(milliseconds(roundTripMs))])}.`;
}

/** Why there was no candidate, in plain words. */
export function iceFailure(transport: Transport, { error, ended }: ProbeResult): Failed {
  const help = (): string => unreachable(transport);
  if (error === null) {
    const text = (): string => {
      const { tooLate, silent } = checkWords().ice;
      return ended === 'too-late' ? tooLate(PROBE_WITHIN_MS / 1000) : silent;
    };
    return { state: 'failed', text, help };
  }
  const { code } = error;
  if (code === 701) {
    if (/lookup/i.test(error.text)) return { code, ...failed(() => checkWords().ice.noName) };
    return { state: 'failed', code, text: () => checkWords().ice.unreachable, help };
  }
  if (hasWords(code)) return { code, ...failed(() => checkWords().ice.codes[code]) };
  return { state: 'failed', code, text: error.text || (() => checkWords().ice.refused), help };
}

type CodeWithWords = keyof ReturnType<typeof checkWords>['ice']['codes'];

function hasWords(code: number): code is CodeWithWords {
  return Object.hasOwn(checkWords().ice.codes, code);
}

function unreachable(transport: Transport): string {
  const { udpBlocked, tcpBlocked, tlsBlocked } = checkWords().ice;
  switch (transport) {
    case 'stun':
    case 'udp':
    case 'dtls':
      return udpBlocked;
    case 'tcp':
      return tcpBlocked;
    case 'tls':
      return tlsBlocked;
  }
}

/** What a check that threw ends with. */
export function errorOutcome({ code, message }: ParleyError): Failed {
  // Whoever sets this up is helped by what Firebase said.
  const more = message === code ? '' : ` (${message})`;
  const { text, help } = wordsFor(code);
  return { state: 'failed', code, text: () => text() + more, help };
}

/** What a camera or microphone that isn't given ends with. */
export function deviceFailure(kind: DeviceKind): (error: ParleyError) => Failed {
  return (error) => {
    if (error.code.startsWith('browser/')) return errorOutcome(error);
    const problem = (): { text: string; help: string } => {
      const [first] = kind === 'camera' ? deviceProblems(error, null) : deviceProblems(null, error);
      return { text: first?.words.title ?? error.message, help: first?.words.help ?? '' };
    };
    return { code: error.code, ...failed(problem) };
  };
}

/** The words for an error, when they are shown. */
export function wordsFor(code: ErrorCode): Sayings {
  return sayings(() => {
    const { title, explanation } = words().errors[code];
    return { text: title, help: explanation };
  });
}

interface Sayings {
  readonly text: () => string;
  readonly help: () => string;
}

function sayings(of: () => { readonly text: string; readonly help: string }): Sayings {
  return { text: () => of().text, help: () => of().help };
}
