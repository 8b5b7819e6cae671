import { formatCallId, newCallId } from '../../../contract/ids.ts';
import { INSECURE_NAME, originUrl } from '../../harness/environment.ts';
import { relayOnly } from '../../harness/relay-only.ts';
import type { Tour } from './tour.ts';

const GIVEN = [
  ['no way to the other', 'network/connection-failed'],
  ['a mistake of ours', 'internal'],
] as const;

/** What keeps a call from coming about. */
export const troubleTour: Tour = {
  name: 'trouble',
  states: [
    'connecting',
    'opening',
    'unknown',
    'not a room’s name',
    'offline',
    'unreachable',
    'no WebRTC',
    'insecure',
    'no way to the other',
    'a mistake of ours',
  ],
  async run(people, look) {
    const ana = await people.arrive('first');
    await ana.create();
    const path = new URL(ana.page.url()).pathname;
    const ben = await people.arrive('second', { path, before: relayOnly });
    await ben.join('Ben');
    await ben.reaches('connecting');
    await look('connecting', ben.page);

    const cleo = await people.prepare('second');
    await cleo.page.route(/identitytoolkit|google\.firestore|init\.json/, () => new Promise<void>(() => {}));
    await cleo.open(originUrl() + path);
    await cleo.heading.waitFor();
    await look('opening', cleo.page);
    await cleo.page.context().close();

    const dan = await people.arrive('first', { path: `/c/${formatCallId(newCallId())}` });
    await dan.reaches('failed');
    await look('unknown', dan.page);
    await dan.open(`${originUrl()}/r/---`);
    await dan.newCall.first().waitFor();
    await look('not a room’s name', dan.page);
    await dan.page.context().setOffline(true);
    await dan.newCall.first().click();
    await dan.reaches('failed');
    await look('offline', dan.page);

    const eve = await people.prepare('first');
    await eve.page.route(/identitytoolkit/, (route) => route.abort());
    await eve.open(originUrl());
    await eve.newCall.first().click();
    await eve.reaches('failed');
    await look('unreachable', eve.page);

    const old = await people.arrive('first', {
      before: () => Object.defineProperty(window, 'RTCPeerConnection', { value: undefined }),
    });
    await old.newCall.first().click();
    await old.reaches('failed');
    await look('no WebRTC', old.page);

    const insecure = await people.prepare('first');
    await insecure.open(originUrl().replace('localhost', INSECURE_NAME));
    await insecure.newCall.first().click();
    await insecure.reaches('failed');
    await look('insecure', insecure.page);

    // What takes long, or a mistake of ours, to come about: the page's own element with that state given.
    for (const [state, code] of GIVEN) {
      await dan.page.evaluate(showMessage, code);
      await look(state, dan.page);
    }
  },
};

/** Runs in the page, in place of the app. */
function showMessage(code: string): void {
  document.body.replaceChildren();
  const error = { code, message: 'Cannot read properties of undefined (reading “sdp”)' };
  const page = document.createElement('message-page');
  document.body.append(Object.assign(page, { call: { phase: 'failed', id: 'abcdefghjk', error } }));
}
