import { afterAll, afterEach, expect, test } from 'vitest';
import { formatCallId, newCallId } from '../../contract/ids.ts';
import { INSECURE_NAME, originUrl } from '../harness/environment.ts';
import { People } from '../harness/two-people.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

test('an unknown ID', async () => {
  const ana = await people.arrive('first', { path: `/c/${formatCallId(newCallId())}` });
  await ana.reaches('failed');
  expect(await ana.message()).toContain('There is no call with this ID');
  await ana.page.getByRole('button', { name: 'Enter another ID' }).click();
  await ana.idField.waitFor();
});

test('a call that its host has ended', async () => {
  const ana = await people.arrive('first');
  await ana.create();
  const path = new URL(ana.page.url()).pathname;
  await ana.leave.click();
  await ana.reaches('left');
  await ana.page.getByRole('button', { name: 'End the call for everyone' }).click();
  await ana.reaches('ended');
  const ben = await people.arrive('second', { path });
  await ben.reaches('ended', 'failed');
  expect(await ben.message()).toMatch(/call has ended/);
});

test.each(['', '   ', 'abc', 'https://example.org/', '😀'])(
  '"%s" in the field is not an ID',
  async (text) => {
    const ana = await people.arrive('first');
    await ana.idField.fill(text);
    await ana.joinButton.first().click();
    await ana.page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
    expect(new URL(ana.page.url()).pathname).toBe('/');
  },
);

test('an odd address', async () => {
  const ana = await people.arrive('first', { path: '/c/nonsense' });
  await ana.page.getByText('“nonsense” is not a call ID').waitFor();
  await ana.idField.waitFor();
});

test('no network', async () => {
  const ana = await people.arrive('first');
  await ana.newCall.first().waitFor();
  await ana.page.context().setOffline(true);
  await ana.newCall.first().click();
  await ana.reaches('failed');
  expect(await ana.message()).toContain('You are offline');
});

test('a browser without WebRTC', async () => {
  const before = (): void => {
    Object.defineProperty(window, 'RTCPeerConnection', { value: undefined });
  };
  const ana = await people.arrive('first', { before });
  await ana.newCall.first().click();
  await ana.reaches('failed');
  expect(await ana.message()).toContain('This browser can’t make video calls');
});

test('a page that is not a secure origin', async () => {
  const insecure = originUrl().replace('localhost', INSECURE_NAME);
  const ana = await people.prepare('first');
  await ana.open(insecure);
  await ana.newCall.first().click();
  await ana.reaches('failed');
  expect(await ana.message()).toContain('This page is not secure');
});
