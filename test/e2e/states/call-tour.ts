import { inACall } from '../../harness/in-a-call.ts';
import { openFromMenu } from './open-from-menu.ts';
import type { Tour } from './tour.ts';

/** The call, with all that a person opens and arranges there. */
export const callTour: Tour = {
  name: 'the call',
  states: [
    'connected',
    'controls at rest',
    'menu',
    'devices in a call',
    'another device in a call',
    'keys',
    'host',
    'sure to remove?',
    'own picture hidden',
    'pictures swapped',
    'own camera and microphone off',
    'the other’s camera and microphone off',
    'both cameras off',
    'the other is gone',
    'left',
  ],
  async run(people, look) {
    const [ana, ben] = await inACall(people);
    await look('connected', ana.page);
    await ana.keepStill();
    await ana.page.locator('main.resting').waitFor();
    await look('controls at rest', ana.page, { still: true });

    await ben.button('More').click();
    await ben.page.getByRole('menu').waitFor();
    await look('menu', ben.page);
    await ben.page.keyboard.press('Escape');
    await openFromMenu(ben, 'Camera and sound');
    await look('devices in a call', ben.page);
    await ben.page.keyboard.press('Escape');
    await openFromMenu(ben, 'Continue on another device');
    await ben.button('Copy this link').waitFor();
    await look('another device in a call', ben.page);
    await ben.page.keyboard.press('Escape');
    await ben.page.keyboard.press('?');
    await ben.page.locator('shortcut-help dialog[open]').waitFor();
    await look('keys', ben.page);
    await ben.page.keyboard.press('Escape');

    await ana.page.keyboard.press('p');
    const panel = await ana.host();
    await look('host', ana.page);
    await panel
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click();
    await panel.getByRole('button', { name: 'Remove Ben' }).waitFor();
    await look('sure to remove?', ana.page);
    await ana.page.keyboard.press('Escape');
    await ana.page.keyboard.press('Escape');
    await ana.page.locator('dialog[open]').waitFor({ state: 'detached' });

    await ben.page.keyboard.press('o');
    await ben.button('Show your picture').waitFor();
    await look('own picture hidden', ben.page);
    await ben.page.keyboard.press('o');
    await ben.page.keyboard.press('x');
    await ben.page.locator('stage-tile[data-picture="self"][large]').waitFor();
    await look('pictures swapped', ben.page);
    await ben.page.keyboard.press('x');
    await ben.page.keyboard.press('v');
    await ben.page.keyboard.press('m');
    await ben.page.locator('stage-tile[data-picture="self"][muted]').waitFor();
    await look('own camera and microphone off', ben.page);
    await ana.page.getByText('Their camera is off').waitFor();
    await look('the other’s camera and microphone off', ana.page);
    await ana.page.keyboard.press('v');
    await ben.page.getByText('Their camera is off').waitFor();
    await look('both cameras off', ben.page);

    await ben.page.keyboard.press('Shift+H');
    await ben.reaches('left');
    await look('left', ben.page);
    await ana.reaches('waiting');
    await look('the other is gone', ana.page);
  },
};
