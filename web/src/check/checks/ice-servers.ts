import type { IceServer } from '../../../../contract/ice-servers.ts';
import { isTurnUrl } from '../../../../contract/ice-urls.ts';
import { checkWords } from '../../words/check-words.ts';
import type { Check } from '../check.ts';
import { errorOutcome, failed } from '../words.ts';
import { toParleyError } from '../../../../contract/errors.ts';

/** The servers that this project gives for a call; TURN comes with credentials from its function. */
export const iceServersCheck: Check = {
  id: 'ice-servers',
  title: () => checkWords().titles.iceServers,
  subject: '',
  run: async ({ findings }) => {
    const { settings, connection, call } = findings;
    if (settings === null) return { state: 'skipped', reason: () => checkWords().servers.noSettings };
    const stun: IceServer[] = settings.stunUrls.map((url) => ({ urls: [url] }));
    findings.servers = stun;
    if (!settings.turn) {
      findings.noTurn = () => checkWords().servers.noTurn;
      return { state: 'passed', text: () => checkWords().servers.withoutTurn(stun.length) };
    }
    findings.noTurn = () => checkWords().servers.notMinted;
    if (connection === null || call === null)
      return { state: 'skipped', reason: () => checkWords().servers.noCall };
    try {
      const minted = await connection.mintIceServers(call.id);
      const turn = minted.iceServers.flatMap(({ urls }) => urls).filter(isTurnUrl).length;
      findings.servers = [...stun, ...minted.iceServers];
      if (turn === 0) return failed(() => checkWords().servers.noneMinted);
      findings.noTurn = '';
      return { state: 'passed', text: () => checkWords().servers.minted(turn) };
    } catch (error) {
      return { ...errorOutcome(toParleyError(error)), help: () => checkWords().servers.mintHelp };
    }
  },
};
