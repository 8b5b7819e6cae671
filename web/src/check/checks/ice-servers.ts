import type { IceServer } from '../../../../contract/ice-servers.ts';
import { isTurnUrl } from '../../../../contract/ice-urls.ts';
import type { Check } from '../check.ts';
import { errorOutcome, SERVERS } from '../words.ts';
import { toParleyError } from '../../../../contract/errors.ts';

/** The servers that this project gives for a call; TURN comes with credentials from its function. */
export const iceServersCheck: Check = {
  id: 'ice-servers',
  title: 'Servers of this page',
  subject: '',
  run: async ({ findings }) => {
    const { settings, connection, call } = findings;
    if (settings === null) return { state: 'skipped', reason: SERVERS.noSettings };
    const stun: IceServer[] = settings.stunUrls.map((url) => ({ urls: [url] }));
    findings.servers = stun;
    if (!settings.turn) {
      findings.noTurn = SERVERS.noTurn;
      return { state: 'passed', text: SERVERS.withoutTurn(stun.length) };
    }
    findings.noTurn = SERVERS.notMinted;
    if (connection === null || call === null) return { state: 'skipped', reason: SERVERS.noCall };
    try {
      const minted = await connection.mintIceServers(call.id);
      const turn = minted.iceServers.flatMap(({ urls }) => urls).filter(isTurnUrl).length;
      findings.servers = [...stun, ...minted.iceServers];
      if (turn === 0) return { state: 'failed', ...SERVERS.noneMinted };
      findings.noTurn = '';
      return { state: 'passed', text: SERVERS.minted(turn) };
    } catch (error) {
      return { ...errorOutcome(toParleyError(error)), help: SERVERS.mintHelp };
    }
  },
};
