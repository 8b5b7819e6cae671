import { afterAll, afterEach, expect, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { waitForMedia } from '../harness/media.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

let rooms = 0;
/** A name that no other test has used. */
const newRoom = (): string => `Room ${Date.now().toString(36)} ${(rooms += 1)}`;

/** Types a room's name on the landing page, and goes. */
async function go(person: ParleyPage, name: string): Promise<void> {
  await person.page.getByRole('textbox', { name: /room/i }).fill(name);
  await person.button('Go to the room').click();
  await person.reaches('ready', 'door');
}

test('two who type a name meet, however they write it; the first makes the room', async () => {
  const name = newRoom();
  const [ana, ben] = [await people.arrive('first'), await people.arrive('second')];
  await ana.page
    .getByText(/only as private as its waiting room/)
    .first()
    .waitFor();
  await go(ana, name);
  await ana.page
    .getByText(/Nobody is here yet/)
    .first()
    .waitFor();
  await ana.joinButton.or(ana.button(/^Open/)).first().click();
  await ana.reaches('waiting');
  await ana.page.getByText('Waiting for the other person').first().waitFor();
  await go(ben, `  ${name.toUpperCase().replaceAll(' ', '_')} `);
  await ben.joinButton.first().click();
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
  expect(new URL(ana.page.url()).pathname).toBe(new URL(ben.page.url()).pathname);
  expect(new URL(ana.page.url()).pathname).toMatch(/^\/r\//);

  // A reload goes on by the name.
  await ana.page.reload({ waitUntil: 'commit' });
  await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
});

test('two who arrive at the same moment meet', async () => {
  // A name that looks like a call ID is a name.
  const name = `abc-${(1000 + (Date.now() % 9000)).toString()}-hjk`;
  const [ana, ben] = [await people.arrive('first'), await people.arrive('second')];
  await Promise.all([go(ana, name), go(ben, name)]);
  await Promise.all([ana, ben].map((one) => one.joinButton.or(one.button(/^Open/)).first().click()));
  await Promise.all([waitForMedia(ana.page), waitForMedia(ben.page)]);
});

test('the name of a call that was ended is free at once', async () => {
  const name = newRoom();
  const ana = await people.arrive('first');
  await go(ana, name);
  await ana.joinButton.or(ana.button(/^Open/)).first().click();
  await ana.page.getByText('Waiting for the other person').first().waitFor();
  await ana.sure('End the call for everyone', 'End it now');
  await ana.reaches('ended');
  const ben = await people.arrive('second');
  await go(ben, name);
  await ben.page
    .getByText(/Nobody is here yet/)
    .first()
    .waitFor();
  await ben.joinButton.or(ben.button(/^Open/)).first().click();
  await ben.page.getByText('Waiting for the other person').first().waitFor();
});
