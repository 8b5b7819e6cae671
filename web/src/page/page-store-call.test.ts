import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ParleyError } from '../../../contract/errors.ts';
import type { Invitation } from '../call/controller.ts';
import { formatInvitation } from '../call/invitation.ts';
import { FakeDesk, FakePage, HOST, ID, MOVE, SECRET, type FakeController } from './fakes.ts';
import { viewOf } from './page-state.ts';
import { PageStore } from './page-store.ts';

let page: FakePage;
let store: PageStore;
const soon = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));
const last = (): FakeController => {
  const controller = page.controllers.at(-1);
  if (controller === undefined) throw new Error('No controller was loaded');
  return controller;
};

beforeEach(() => {
  page = new FakePage();
  store = new PageStore(page);
});
afterEach(() => store.close());

describe('a link that does something once', () => {
  const open = async (invitation: Invitation): Promise<void> => {
    page.address = '/c/abc-defg-hjk';
    page.hash = `#${formatInvitation(invitation)}`;
    store.start();
    await soon();
  };
  const invited = { phase: 'invited', id: ID, to: 'move', busy: false } as const;

  it('is taken out of the address at once, and does nothing without a click', async () => {
    page.address = '/c/abc-defg-hjk';
    page.hash = `#${formatInvitation(MOVE)}`;
    store.start();
    expect(page.visited).toEqual(['replace /c/abc-defg-hjk']);
    expect(page.hash).toBe('');
    await soon();
    last().go(invited);
    expect(last().did).toEqual([`open ${ID} move`, 'media.start']);
    expect(viewOf(store.state)).toBe('invited');
  });

  it('does what it says by the click', async () => {
    await open(HOST);
    last().go({ ...invited, to: 'host' });
    store.handle({ type: 'accept', name: 'Ana' });
    expect(last().did).toEqual([`open ${ID} host`, 'media.start', 'accept Ana']);
    expect(page.kept).toBe('Ana');
  });

  it('is still there when it is tried again after trouble', async () => {
    await open(MOVE);
    last().go(invited);
    last().go({ phase: 'failed', id: ID, error: new ParleyError('network/offline') });
    page.cameOnline();
    await soon();
    expect(last().did).toEqual([`open ${ID} move`]);
  });

  it('is forgotten when it was used before', async () => {
    await open(MOVE);
    last().go(invited);
    last().go({ phase: 'failed', id: ID, error: new ParleyError('call/link-used') });
    store.handle({ type: 'retry' });
    await soon();
    expect(last().did).toEqual([`open ${ID}`]);
  });

  it('is forgotten when it has done its work', async () => {
    await open(MOVE);
    last().go(invited);
    // A claim of the host's power is followed by a new look at the call.
    last().go({ phase: 'opening', id: ID });
    last().go({ phase: 'failed', id: ID, error: new ParleyError('network/offline') });
    store.handle({ type: 'retry' });
    await soon();
    expect(last().did).toEqual([`open ${ID}`]);
  });

  it('counts also where the call is open already; who sits there has nothing to move', async () => {
    page.address = '/c/abc-defg-hjk';
    store.start();
    await soon();
    page.hash = `#${formatInvitation(MOVE)}`;
    page.popState();
    await soon();
    expect(last().did).toEqual([`open ${ID} move`]);
    last().go({ phase: 'connected', id: ID, host: false, other: 'Bo', since: 0 });
    page.hash = `#${formatInvitation(MOVE)}`;
    page.popState();
    expect(page.hash).toBe('');
    expect(page.controllers).toHaveLength(2);
    expect(viewOf(store.state)).toBe('stage');
  });

  it('is no reason to forget the rest of the address when it is none', async () => {
    page.address = '/c/abc-defg-hjk';
    page.hash = '#move=nonsense';
    store.start();
    await soon();
    expect(last().did).toEqual([`open ${ID}`]);
    expect(page.hash).toBe('');
  });
});

describe('in a call', () => {
  beforeEach(async () => {
    page.address = '/c/abc-defg-hjk';
    store.start();
    await soon();
    last().go({ phase: 'ready', id: ID, other: 'Bo', exists: true });
    last().desk = new FakeDesk(last().did);
    last().go({ phase: 'connected', id: ID, host: true, other: 'Bo', since: 0 });
    last().did.length = 0;
  });

  it('shows the host’s desk, and what is asked', () => {
    last().asked = { device: 'camera', on: true };
    last().go({ ...last().state });
    expect(store.state.desk).toEqual({
      admission: 'knock',
      locked: false,
      waiting: [{ uid: 'u1', name: 'Ben', since: 0 }],
      problem: null,
    });
    expect(store.state.asked).toEqual({ device: 'camera', on: true });
  });

  it('passes on what the host asks for', () => {
    store.handle({ type: 'admission', admission: { locked: true } });
    store.handle({ type: 'admit', uid: 'u1' });
    store.handle({ type: 'decline', uid: 'u1' });
    store.handle({ type: 'remove' });
    store.handle({ type: 'hand-over' });
    store.handle({ type: 'ask-device', device: 'camera', on: true });
    store.handle({ type: 'answer-asked', accepted: true });
    expect(last().did).toEqual([
      'admission {"locked":true}',
      'admit u1',
      'decline u1',
      'remove',
      'handOver',
      'ask camera true',
      'answerAsked true',
    ]);
  });

  it('does nothing of the host’s for somebody else', () => {
    last().desk = null;
    store.handle({ type: 'remove' });
    expect(last().did).toEqual([]);
    expect(store.state.desk).not.toBeNull();
    last().go({ ...last().state });
    expect(store.state.desk).toBeNull();
  });

  it('makes a host link, and forgets it when the host is another', async () => {
    store.handle({ type: 'host-link' });
    expect(store.state.links.host).toBe('making');
    last().desk?.link(formatInvitation(HOST));
    await soon();
    const url = `https://parley.example/c/abc-defg-hjk#host=${SECRET}`;
    expect(store.state.links).toEqual({ move: null, host: { url } });
    last().desk = null;
    last().go({ ...last().state });
    expect(store.state.links.host).toBeNull();
  });

  it('makes a link that moves the call, until it is cancelled', async () => {
    store.handle({ type: 'offer-move' });
    expect(store.state.links.move).toBe('making');
    last().moveLink(formatInvitation(MOVE));
    await soon();
    const url = `https://parley.example/c/abc-defg-hjk#move=callee.${SECRET}`;
    expect(store.state.links.move).toEqual({ url });
    store.handle({ type: 'cancel-move' });
    expect(store.state.links.move).toBeNull();
    expect(last().did).toEqual(['offerMove', 'cancelMove']);
  });

  it('says that a link couldn’t be made, and drops one that comes too late', async () => {
    store.handle({ type: 'offer-move' });
    last().moveLink(null);
    await soon();
    expect(store.state.links.move).toBe('failed');
    store.handle({ type: 'offer-move' });
    store.handle({ type: 'cancel-move' });
    last().moveLink(formatInvitation(MOVE));
    await soon();
    expect(store.state.links.move).toBeNull();
  });

  it('takes the link back when the other leaves: the seat is another one then', async () => {
    store.handle({ type: 'offer-move' });
    last().moveLink(formatInvitation(MOVE));
    await soon();
    last().go({ phase: 'waiting', id: ID, stored: true, host: true, departed: true });
    expect(store.state.links.move).toBeNull();
    expect(last().did).toEqual(['offerMove', 'cancelMove']);
  });

  it('lets go of camera and microphone when the call goes on elsewhere', () => {
    last().go({ phase: 'failed', id: ID, error: new ParleyError('call/moved') });
    expect(last().did).toEqual(['media.close']);
    expect(viewOf(store.state)).toBe('message');
  });
});
