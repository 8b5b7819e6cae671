import { checkWords } from '../words/check-words.ts';
import type { Check, Findings } from './check.ts';
import { browserCheck } from './checks/browser.ts';
import { cameraCheck } from './checks/camera.ts';
import { createCallCheck } from './checks/create-call.ts';
import { endCallCheck } from './checks/end-call.ts';
import { hostCheck } from './checks/host.ts';
import { iceServersCheck } from './checks/ice-servers.ts';
import { loopbackCheck } from './checks/loopback.ts';
import { microphoneCheck } from './checks/microphone.ts';
import { noneSetUp } from './checks/none-set-up.ts';
import { relayCheck } from './checks/relay.ts';
import { signInCheck } from './checks/sign-in.ts';
import { speakerCheck } from './checks/speaker.ts';
import { stunCheck } from './checks/stun.ts';
import { RELAY_TRANSPORTS, singleServers, type SingleServer } from './single-server.ts';

export const DEVICE_CHECKS: readonly Check[] = [browserCheck, cameraCheck, microphoneCheck, speakerCheck];

export const SIGNALING_CHECKS: readonly Check[] = [
  signInCheck,
  createCallCheck,
  iceServersCheck,
  endCallCheck,
];

/** The ways to the other person, once the project's servers are known: each URL by itself, each transport named. */
export function wayChecks({ servers, noTurn }: Pick<Findings, 'servers' | 'noTurn'>): Check[] {
  const single = singleServers(servers ?? []);
  const of = (transport: SingleServer['transport']): SingleServer[] =>
    single.filter((server) => server.transport === transport);
  const unknown = (): string => checkWords().servers.unknown;
  const noStun = servers === null ? unknown : () => checkWords().servers.noStun;
  const noRelay = servers === null ? unknown : noTurn;
  return [
    hostCheck,
    ...orNone(
      of('stun').map((server, i) => stunCheck(`stun-${i}`, server)),
      noneSetUp('stun', () => checkWords().transports.stun, noStun),
    ),
    ...RELAY_TRANSPORTS.flatMap((transport) =>
      orNone(
        of(transport).map((server, i) => relayCheck(`${transport}-${i}`, server)),
        noneSetUp(
          transport,
          () => checkWords().transports[transport],
          noRelay || (() => checkWords().servers.noneOver(transport.toUpperCase())),
        ),
      ),
    ),
    loopbackCheck('loopback'),
  ];
}

/** The same for servers that were typed in. */
export function handChecks(servers: readonly SingleServer[]): Check[] {
  const checks = servers.map((server, i) =>
    server.transport === 'stun' ? stunCheck(`hand-${i}`, server) : relayCheck(`hand-${i}`, server),
  );
  const hasRelay = servers.some(({ transport }) => transport !== 'stun');
  return hasRelay ? [...checks, loopbackCheck('hand-loopback')] : checks;
}

const orNone = (checks: Check[], none: Check): Check[] => (checks.length > 0 ? checks : [none]);
