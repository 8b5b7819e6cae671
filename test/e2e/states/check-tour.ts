import { originUrl } from '../../harness/environment.ts';
import type { Tour } from './tour.ts';

/** The connection check. */
export const checkTour: Tour = {
  name: 'the connection check',
  states: ['check', 'check, running', 'check, done'],
  async run(people, look) {
    const { page } = await people.prepare('first');
    await page.goto(`${originUrl()}/check`);
    await page.getByRole('button', { name: 'Start the check' }).waitFor();
    await look('check', page);
    await page.getByRole('button', { name: 'Start the check' }).click();
    await page.getByRole('group', { name: 'Did you hear the sound?' }).waitFor();
    await look('check, running', page);
    await page.getByRole('button', { name: 'No', exact: true }).click();
    await page.getByRole('button', { name: 'Check again' }).waitFor();
    await page.getByLabel('URL, or several').fill('turn:turn.example.org');
    await page.getByRole('button', { name: 'Check these' }).click();
    await page.getByText('wants a user name').waitFor();
    await look('check, done', page);
  },
};
