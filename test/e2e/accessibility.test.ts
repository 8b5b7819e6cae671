import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { formatCallId, newCallId } from '../../contract/ids.ts';
import { originUrl } from '../harness/environment.ts';
import { focused, tabThrough } from '../harness/focus.ts';
import { hears, recordLiveRegions } from '../harness/heard.ts';
import { inACall } from '../harness/in-a-call.ts';
import type { ParleyPage } from '../harness/pages.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

const pathOf = ({ page }: ParleyPage): string => new URL(page.url()).pathname;
const listening = { before: recordLiveRegions };

/** Ana, the host, and Ben in a call; what screen readers say is kept. */
const connect = (): Promise<[ParleyPage, ParleyPage]> => inACall(people, { ana: listening, ben: listening });

describe('by keyboard alone', () => {
  test('the start page is gone through in the order of reading, and the focus is always to be seen', async () => {
    const ana = await people.arrive('first');
    await ana.newCall.first().waitFor();
    const stops = await tabThrough(ana.page);
    const names = stops.map(({ name }) => name);
    const inOrder = ['New call', 'Whoever has the link', 'Call ID or link', 'Join', 'Connection check'];
    expect(names.filter((name) => inOrder.includes(name))).toEqual(inOrder);
    expect(stops.filter(({ outline }) => outline < 2)).toEqual([]);
    const back = await tabThrough(ana.page, 'Shift+Tab');
    expect(back.map(({ name }) => name)).toContain('New call');
  });

  test('a call is made, joined and left', async () => {
    const ana = await people.arrive('first');
    await ana.newCall.first().waitFor();
    await ana.page.keyboard.press('Tab');
    expect((await focused(ana.page)).name).toBe('New call');
    await ana.page.keyboard.press('Enter');
    await ana.reaches('waiting');
    // A new page begins at its heading.
    await expect.poll(() => focused(ana.page)).toMatchObject({ tag: 'h1', name: 'Invite the other person' });
    // What can be done with a call is there once it is stored.
    await ana.button('Another device').waitFor();
    const stops = await tabThrough(ana.page);
    expect(stops.map(({ name }) => name).join(', ')).toMatch(/Copy link.*Another device.*Leave/);
    expect(stops.filter(({ outline }) => outline < 2)).toEqual([]);

    const ben = await people.arrive('second', { path: pathOf(ana) });
    await ben.reaches('ready');
    const field = ben.page.getByRole('textbox', { name: /^Your name/ });
    for (let press = 0; press < 12 && !(await field.evaluate(isFocused)); press++)
      await ben.page.keyboard.press('Tab');
    await ben.page.keyboard.type('Ben');
    await ben.page.keyboard.press('Enter');
    await Promise.all([ben.reaches('connected'), ana.reaches('connected')]);
    await expect.poll(() => focused(ben.page)).toMatchObject({ tag: 'h1' });
    const onStage = await tabThrough(ben.page);
    expect(onStage.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Microphone', 'Camera', 'Hang up', 'More']),
    );
    expect(onStage.filter(({ outline }) => outline < 2)).toEqual([]);

    await ben.hangUp.focus();
    await ben.page.keyboard.press('Enter');
    await ben.reaches('left');
    await expect.poll(() => focused(ben.page)).toMatchObject({ tag: 'h1', name: 'You left the call' });
  });

  test('dialogs keep the focus, and give it back', async () => {
    const ana = await people.arrive('first');
    await ana.create();
    for (const [opener, title] of [
      ['Devices', 'Camera and sound'],
      ['Host', 'Host'],
      ['Another device', 'Continue on another device'],
    ] as const) {
      await ana.page.getByRole('button', { name: opener, exact: true }).focus();
      await ana.page.keyboard.press('Enter');
      await ana.page.getByRole('dialog', { name: title }).waitFor();
      await expect.poll(() => focused(ana.page)).toMatchObject({ dialog: title });
      for (const key of ['Tab', 'Shift+Tab'] as const) {
        const stops = await tabThrough(ana.page, key);
        expect(stops.length, opener).toBeGreaterThan(0);
        expect(stops.filter(({ dialog }) => dialog !== title)).toEqual([]);
        expect(stops.filter(({ outline, tag }) => outline < 2 && tag !== 'h2')).toEqual([]);
      }
      await ana.page.keyboard.press('Escape');
      await ana.page.getByRole('dialog', { name: title }).waitFor({ state: 'detached' });
      await expect.poll(() => focused(ana.page)).toMatchObject({ name: opener });
    }
  });

  test('the menu of a call is one stop, opened and closed by keys', async () => {
    const [ana] = await connect();
    await ana.button('More').focus();
    await ana.page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(ana.page)).toMatchObject({ name: 'Camera and sound' });
    expect((await focused(ana.page)).outline).toBeGreaterThanOrEqual(2);
    await ana.page.keyboard.press('ArrowDown');
    expect((await focused(ana.page)).name).not.toBe('Camera and sound');
    await ana.page.keyboard.press('Escape');
    expect((await focused(ana.page)).name).toBe('More');
    await ana.page.getByRole('menu').waitFor({ state: 'detached' });
  });

  test('a mistake in a field brings the focus to it', async () => {
    const ana = await people.arrive('first', listening);
    await ana.idField.fill('abc');
    await ana.page.keyboard.press('Enter');
    await hears(ana.page, /10/);
    expect(await focused(ana.page)).toMatchObject({ name: 'Call ID or link' });
    expect(await ana.idField.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('screen readers are told', () => {
  test('who joins, mutes and leaves', async () => {
    const [ana, ben] = await connect();
    await hears(ana.page, /Waiting for the other person/);
    await hears(ana.page, /Connected to Ben/);
    await hears(ben.page, /Connected to Ana/);
    await ben.page.keyboard.press('m');
    await hears(ana.page, /Ben is muted/);
    await hears(ben.page, /Your microphone is off/);
    await ben.page.keyboard.press('m');
    await hears(ana.page, /Ben is no longer muted/);
    await ben.page.keyboard.press('v');
    await hears(ana.page, /Ben turned the camera off/);
    // Also behind a dialog.
    await ana.host();
    await ben.page.keyboard.press('v');
    await hears(ana.page, /Ben turned the camera on/);
    await ana.page.keyboard.press('Escape');
    await ben.page.keyboard.press('Shift+H');
    await hears(ana.page, /Ben left/);
    await hears(ben.page, /You left the call/);
  });

  test('who knocks, what the host does, and the end', async () => {
    const ana = await people.arrive('first', listening);
    await ana.createByHand();
    const ben = await people.arrive('second', { ...listening, path: pathOf(ana) });
    await ben.knock('Ben');
    await hears(ben.page, /Waiting to be let in/);
    await hears(ana.page, /Ben wants to join/);
    await ana.button('Decline Ben').click();
    await hears(ben.page, /Not let in this time/);
    await ana.sure('End the call for everyone', 'End it now');
    await hears(ana.page, /You ended the call/);
  });

  test('what went wrong', async () => {
    const ana = await people.arrive('first', { ...listening, path: `/c/${formatCallId(newCallId())}` });
    await hears(ana.page, /There is no call with this ID/);
    const ben = await people.arrive('refusing', { ...listening, media: 'deny' });
    await ben.create();
    await hears(ben.page, /blocked/);
  });
});

function isFocused(element: Element): boolean {
  const root = element.getRootNode();
  return root instanceof ShadowRoot && root.activeElement === element;
}
