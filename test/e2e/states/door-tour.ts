import type { Tour } from './tour.ts';

/** A call that lets people in by hand, from both sides of its door. */
export const doorTour: Tour = {
  name: 'the door',
  states: [
    'before the door',
    'knocking',
    'somebody knocks',
    'several knock',
    'host, several knock',
    'door closed for now',
    'not let in',
    'locked',
    'invited as host',
    'invited to move',
    'link used',
    'ended by the host',
  ],
  async run(people, look) {
    const ana = await people.arrive('first');
    await ana.page.evaluate(() => localStorage.setItem('parley:name', 'Ana'));
    await ana.page.reload();
    await ana.createByHand();
    const path = new URL(ana.page.url()).pathname;
    const ben = await people.arrive('second', { path });
    await ben.reaches('door');
    await look('before the door', ben.page);
    await ben.knock('Ben');
    await look('knocking', ben.page);
    await ana.button('Let in Ben').waitFor();
    await look('somebody knocks', ana.page);
    const eve = await people.arrive('second', { path });
    await eve.knock('Evangeline of the Blue Team');
    await ana.page.getByText('2 people are waiting').first().waitFor();
    await look('several knock', ana.page);
    const panel = await ana.host();
    await look('host, several knock', ana.page);
    const lock = panel.getByRole('checkbox', { name: /^Lock the call/ });
    await lock.click();
    await ben.page.getByRole('heading', { name: 'Nobody is let in at the moment' }).waitFor();
    await look('door closed for now', ben.page);
    const late = await people.arrive('second', { path });
    await late.reaches('failed', 'door');
    await look('locked', late.page);
    await late.page.context().close();
    await lock.click();
    await ben.page.getByRole('heading', { name: 'Waiting to be let in' }).waitFor();
    await panel.locator('host-panel').getByRole('button', { name: 'Decline Ben' }).click();
    await ben.page.getByRole('heading', { name: 'Not let in this time' }).waitFor();
    await look('not let in', ben.page);

    await panel.getByRole('button', { name: 'Make a host link' }).click();
    const link = await panel.getByRole('textbox', { name: 'Host link' }).inputValue();
    const cleo = await (await people.prepare('second')).open(link);
    await cleo.reaches('invited');
    await look('invited as host', cleo.page);
    await cleo.page.context().close();
    const dan = await people.arrive('second', { path: `${path}#move=caller.abcdefghjkmnpqrstvwxyz01.host` });
    await dan.reaches('invited');
    await look('invited to move', dan.page);
    await dan.button('Continue here').click();
    await dan.reaches('failed');
    await look('link used', dan.page);

    await ana.sure('End the call for everyone', 'End it now');
    await eve.reaches('ended');
    await look('ended by the host', eve.page);
  },
};
