import { originUrl } from '../../harness/environment.ts';
import type { Tour } from './tour.ts';

/** Alone in a call, with all that opens there, and what one leaves it with. */
export const waitingTour: Tour = {
  name: 'waiting alone',
  states: [
    'waiting',
    'waiting, devices',
    'waiting, another device',
    'waiting, host',
    'waiting, host link and sure?',
    'waiting without a relay',
    'left as host',
    'ended by oneself',
    'a room that nobody is in',
    'waiting in a room',
    'waiting, devices blocked',
    'waiting, devices off',
  ],
  async run(people, look) {
    const ana = await people.prepare('first');
    // As a deploy without functions serves it.
    await ana.page.route('**/parley.json', (route) => route.fulfill({ json: { stunUrls: [], turn: false } }));
    await ana.open(originUrl());
    await ana.create();
    await ana.page
      .getByRole('heading', { name: /Some networks/ })
      .or(ana.button(/Got it|OK|Close/))
      .first()
      .waitFor();
    await look('waiting without a relay', ana.page);
    await ana.page.context().close();

    const eve = await people.arrive('first');
    await eve.create();
    await look('waiting', eve.page);
    await eve.button('Devices').click();
    await eve.page.getByRole('dialog', { name: 'Camera and sound' }).waitFor();
    await look('waiting, devices', eve.page);
    await eve.page.keyboard.press('Escape');
    await eve.button('Another device').click();
    await eve.button('Copy this link').waitFor();
    await look('waiting, another device', eve.page);
    await eve.page.keyboard.press('Escape');
    await eve.host();
    await look('waiting, host', eve.page);
    await eve.button('Make a host link').click();
    await eve.button('Copy host link').waitFor();
    await eve.button('End the call for everyone').click();
    await eve.button('End it now').waitFor();
    await look('waiting, host link and sure?', eve.page);
    await eve.page.keyboard.press('Escape');
    await eve.leave.click();
    await eve.reaches('left');
    await look('left as host', eve.page);
    await eve.button('End the call for everyone').click();
    await eve.reaches('ended');
    await look('ended by oneself', eve.page);
    await eve.page.context().close();

    const room = `/r/${encodeURIComponent(`The room of the blue team ${Date.now().toString(36)}`)}`;
    const dan = await people.arrive('first', { path: room });
    await dan.reaches('ready');
    await look('a room that nobody is in', dan.page);
    await dan.joinButton.or(dan.button(/^Open/)).first().click();
    await dan.reaches('waiting');
    await look('waiting in a room', dan.page);
    await dan.camera.first().click();
    await dan.microphone.first().click();
    await dan.page.getByText('Your camera is off').waitFor();
    await look('waiting, devices off', dan.page);

    const fay = await people.arrive('refusing', { media: 'deny' });
    await fay.create();
    await fay.page.getByRole('alert').filter({ hasText: 'blocked' }).first().waitFor();
    await look('waiting, devices blocked', fay.page);
  },
};
