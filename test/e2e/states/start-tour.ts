import { originUrl } from '../../harness/environment.ts';
import type { Tour } from './tour.ts';

/** The start page. */
export const startTour: Tour = {
  name: 'the start page',
  states: ['first paint', 'start', 'start, nothing typed', 'odd address', 'starting a call'],
  async run(people, look) {
    const slow = await people.prepare('first');
    await slow.page.route(/\/assets\/.*\.js/, () => new Promise<void>(() => {}));
    await slow.page.goto(originUrl(), { waitUntil: 'commit' });
    await slow.heading.waitFor();
    await look('first paint', slow.page);
    await slow.page.context().close();

    const ana = await people.arrive('first');
    await ana.newCall.first().waitFor();
    await look('start', ana.page);
    await ana.joinButton.first().click();
    await ana.button('Go to the room').click();
    await ana.page.getByRole('alert').filter({ hasText: /\S/ }).nth(1).waitFor();
    await look('start, nothing typed', ana.page);
    await ana.open(`${originUrl()}/c/nonsense`);
    await ana.page.getByText('“nonsense” is not a call ID').waitFor();
    await look('odd address', ana.page);

    const cut = await people.prepare('first');
    await cut.page.route(/create-call-controller/, () => new Promise<void>(() => {}));
    await cut.open(originUrl());
    await cut.newCall.first().click();
    await cut.button('Starting…').waitFor();
    await look('starting a call', cut.page);
  },
};
