import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ParleyError } from '../../../contract/errors.ts';
import { FakePage, ID, OTHER, type FakeController } from './fakes.ts';
import { roomOf, viewOf } from './page-state.ts';
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

describe('the start page', () => {
  it('loads nothing before it is idle, then warms up', async () => {
    store.start();
    await soon();
    expect(page.controllers).toHaveLength(0);
    page.idle[0]?.();
    await soon();
    expect(last().did).toEqual(['warmUp']);
  });

  it('makes a call with the warm controller, once for two clicks', async () => {
    page.kept = 'Ana';
    store.start();
    page.idle[0]?.();
    await soon();
    store.handle({ type: 'new-call', admission: 'open' });
    store.handle({ type: 'new-call', admission: 'open' });
    await soon();
    expect(page.controllers).toHaveLength(1);
    expect(last().did).toEqual(['warmUp', 'create Ana open', 'media.start']);
    expect(page.address).toBe('/c/abc-defg-hjk');
    expect(viewOf(store.state)).toBe('waiting');
  });

  it('keeps the warm controller for a call that is opened', async () => {
    store.start();
    page.idle[0]?.();
    await soon();
    store.handle({ type: 'open-call', id: ID });
    await soon();
    expect(page.controllers).toHaveLength(1);
    expect(last().did).toEqual(['warmUp', `open ${ID}`]);
    expect(page.address).toBe('/c/abc-defg-hjk');
  });

  it('shows an odd address as what it is', () => {
    page.address = '/c/hello';
    store.start();
    expect(viewOf(store.state)).toBe('landing');
    expect(store.state.route).toEqual({ kind: 'odd', attempt: { at: 'call', text: 'hello' } });
    expect(page.address).toBe('/c/hello');
  });
});

describe('the page of a call', () => {
  beforeEach(async () => {
    page.address = '/c/ABCDEFGHJK';
    store.start();
    await soon();
  });

  it('opens it at once, under its proper address', () => {
    expect(last().did).toEqual([`open ${ID}`]);
    expect(page.address).toBe('/c/abc-defg-hjk');
    expect(viewOf(store.state)).toBe('join');
  });

  it('asks for the camera once the call may be joined, and once only', () => {
    last().go({ phase: 'ready', id: ID, other: null, exists: true });
    last().go({ phase: 'ready', id: ID, other: 'Bo', exists: true });
    expect(last().did).toEqual([`open ${ID}`, 'media.start']);
  });

  it('asks for the camera when a stay goes on after a reload, but not for what was switched off', () => {
    last().resumed = { camera: true, microphone: false };
    last().go({ phase: 'joining', id: ID });
    last().go({ phase: 'waiting', id: ID, stored: true, host: true, departed: false });
    expect(last().did).toEqual([`open ${ID}`, 'microphone false', 'media.start']);
  });

  it('remembers the name that one joins with', () => {
    last().go({ phase: 'ready', id: ID, other: null, exists: true });
    store.handle({ type: 'join', name: 'Ana', admission: 'open' });
    expect(last().did.at(-1)).toBe('join Ana open');
    expect(page.kept).toBe('Ana');
  });

  it('remembers who left', () => {
    last().go({ phase: 'connected', id: ID, host: false, other: 'Bo', since: 0 });
    last().go({ phase: 'waiting', id: ID, stored: true, host: false, departed: true });
    expect(store.state.former).toBe('Bo');
  });

  it('hands on which device was chosen', () => {
    last().did.length = 0;
    store.handle({ type: 'choose-device', role: 'speaker', id: 's1' });
    store.handle({ type: 'choose-device', role: 'camera', id: '' });
    expect(last().did).toEqual(['choose speaker s1', 'choose camera ']);
  });

  it('switches the camera off when the call is over', () => {
    last().go({ phase: 'left', id: ID, host: false, lost: false, durationMs: 1 });
    expect(last().did.at(-1)).toBe('media.close');
  });

  it('joins again with a new controller and without another click', async () => {
    page.kept = 'Ana';
    last().go({ phase: 'left', id: ID, host: false, lost: false, durationMs: 1 });
    store.handle({ type: 'join-again' });
    await soon();
    expect(page.controllers).toHaveLength(2);
    expect(page.controllers[0]?.did.slice(-2)).toEqual(['leave', 'close']);
    last().go({ phase: 'ready', id: ID, other: null, exists: true });
    expect(last().did).toEqual([`open ${ID}`, 'media.start', 'join Ana open']);
  });

  it('joins again as muted as before, and a new call not', async () => {
    const muted = () => Object.assign(last().media.microphone, { state: 'off' });
    Object.assign(last().media.camera, { state: 'on' });
    muted();
    last().go({ phase: 'left', id: ID, host: false, lost: false, durationMs: 1 });
    store.handle({ type: 'join-again' });
    await soon();
    last().go({ phase: 'ready', id: ID, other: null, exists: true });
    expect(last().did).toEqual([`open ${ID}`, 'microphone false', 'media.start', 'join  open']);
    muted();
    last().go({ phase: 'left', id: ID, host: false, lost: false, durationMs: 1 });
    store.handle({ type: 'new-call', admission: 'open' });
    await soon();
    expect(last().did.filter((did) => did.startsWith('microphone') || did.startsWith('media'))).toEqual([
      'media.start',
    ]);
  });

  it('tries again without joining', async () => {
    last().go({ phase: 'failed', id: ID, error: new ParleyError('call/full') });
    expect(viewOf(store.state)).toBe('message');
    store.handle({ type: 'retry' });
    await soon();
    last().go({ phase: 'ready', id: ID, other: null, exists: true });
    expect(last().did).toEqual([`open ${ID}`, 'media.start']);
  });

  it('tries again by itself when the network is back', async () => {
    last().go({ phase: 'failed', id: ID, error: new ParleyError('network/offline') });
    page.cameOnline();
    await soon();
    expect(page.controllers).toHaveLength(2);
    expect(last().did).toEqual([`open ${ID}`]);
  });

  it('leaves when one goes back to the start page', () => {
    last().go({ phase: 'connected', id: ID, host: false, other: 'Bo', since: 0 });
    page.address = '/';
    page.popState();
    expect(last().did.slice(-2)).toEqual(['leave', 'close']);
    expect(viewOf(store.state)).toBe('landing');
  });

  it('stays in the call when the address is the same', () => {
    last().go({ phase: 'connected', id: ID, host: false, other: 'Bo', since: 0 });
    page.popState();
    expect(page.controllers).toHaveLength(1);
    expect(viewOf(store.state)).toBe('stage');
  });

  it('goes from one call to another', async () => {
    page.address = `/c/${OTHER}`;
    page.popState();
    await soon();
    expect(page.controllers).toHaveLength(2);
    expect(last().did).toEqual([`open ${OTHER}`]);
  });

  it('starts a new call from the end of one', async () => {
    last().go({ phase: 'ended', id: ID, byYou: false, by: 'Bo', durationMs: null });
    store.handle({ type: 'new-call', admission: 'open' });
    await soon();
    expect(page.controllers).toHaveLength(2);
    expect(last().did).toEqual(['create  open', 'media.start']);
  });
});

describe('who may come in', () => {
  it('is chosen with a new call, and remembered for the next', async () => {
    store.start();
    store.handle({ type: 'new-call', admission: 'knock' });
    await soon();
    expect(last().did).toEqual(['create  knock', 'media.start']);
    expect(page.keptAdmission).toBe('knock');
    expect(store.state.admission).toBe('knock');
  });

  it('is the person’s choice in a room that they open, and nobody’s in a call that is there', async () => {
    page.address = '/r/team-blue';
    store.start();
    await soon();
    last().go({ phase: 'ready', id: ID, other: null, exists: true });
    store.handle({ type: 'join', name: '', admission: 'knock' });
    expect(page.keptAdmission).toBe('');
    last().go({ phase: 'ready', id: ID, other: null, exists: false });
    store.handle({ type: 'join', name: '', admission: 'knock' });
    expect(page.keptAdmission).toBe('knock');
    expect(last().did.at(-1)).toBe('join  knock');
  });
});

describe('the page of a room', () => {
  beforeEach(async () => {
    page.address = '/r/Team%20Blue';
    store.start();
    await soon();
  });

  it('opens it at once, under its proper address', () => {
    expect(last().did).toEqual(['openRoom team-blue']);
    expect(page.address).toBe('/r/team-blue');
    expect(viewOf(store.state)).toBe('join');
    expect(roomOf(store.state)).toBe('team-blue');
  });

  it('keeps its address while the call goes on, and forwards to it changes nothing', () => {
    last().go({ phase: 'ready', id: ID, other: null, exists: false });
    store.handle({ type: 'join', name: 'Ana', admission: 'open' });
    last().go({ phase: 'waiting', id: ID, stored: true, host: true, departed: false });
    expect(page.address).toBe('/r/team-blue');
    page.popState();
    expect(page.controllers).toHaveLength(1);
    expect(viewOf(store.state)).toBe('waiting');
  });

  it('goes from one room to another', async () => {
    page.address = '/r/team-red';
    page.popState();
    await soon();
    expect(page.controllers[0]?.did.slice(-2)).toEqual(['leave', 'close']);
    expect(last().did).toEqual(['openRoom team-red']);
  });

  it('joins the room again, whatever call that is now', async () => {
    page.kept = 'Ana';
    last().go({ phase: 'left', id: ID, host: false, lost: false, durationMs: 1 });
    store.handle({ type: 'join-again' });
    await soon();
    last().go({ phase: 'ready', id: OTHER, other: null, exists: false });
    expect(last().did).toEqual(['openRoom team-blue', 'media.start', 'join Ana open']);
  });

  it('tries the room again', async () => {
    last().go({ phase: 'failed', id: null, error: new ParleyError('network/offline') });
    page.cameOnline();
    await soon();
    expect(last().did).toEqual(['openRoom team-blue']);
  });

  it('is opened by its name from the start page', async () => {
    store.handle({ type: 'home' });
    store.handle({ type: 'open-room', name: 'team-red' });
    await soon();
    expect(last().did).toEqual(['openRoom team-red']);
    expect(page.address).toBe('/r/team-red');
  });

  it('says so when its code can’t be loaded', async () => {
    page.failsToLoad = true;
    store.handle({ type: 'open-room', name: 'team-red' });
    await soon();
    expect(viewOf(store.state)).toBe('message');
    page.failsToLoad = false;
    store.handle({ type: 'retry' });
    await soon();
    expect(last().did).toEqual(['openRoom team-red']);
  });
});

describe('a page that comes back', () => {
  beforeEach(async () => {
    page.address = '/c/abc-defg-hjk';
    store.start();
    await soon();
  });

  it('is loaded anew when a call was left with it, and so goes on in the call', () => {
    last().go({ phase: 'connected', id: ID, host: false, other: 'Bo', since: 0 });
    page.pageHide();
    last().go({ phase: 'left', id: ID, host: false, lost: false, durationMs: 1 });
    page.returned();
    expect(page.reload).toHaveBeenCalledTimes(1);
    // What the tab remembers of its seat is still there.
    expect(last().did).not.toContain('leave');
  });

  it('is loaded anew when a call was looked at', () => {
    last().go({ phase: 'ready', id: ID, other: null, exists: true });
    page.pageHide();
    last().go({ phase: 'idle' });
    page.returned();
    expect(page.reload).toHaveBeenCalledTimes(1);
  });

  it('still shows what was over before', () => {
    last().go({ phase: 'left', id: ID, host: false, lost: false, durationMs: 1 });
    page.pageHide();
    page.returned();
    expect(page.reload).not.toHaveBeenCalled();
    expect(viewOf(store.state)).toBe('message');
  });
});

describe('a page that is old', () => {
  it('becomes the new one on the way back to the start', async () => {
    page.address = '/c/abc-defg-hjk';
    store.start();
    await soon();
    page.old = true;
    store.handle({ type: 'home' });
    expect(page.visit).toHaveBeenCalledWith('/');
    expect(page.address).toBe('/c/abc-defg-hjk');
  });

  it('becomes it while nobody looks and nothing goes on, and never else', async () => {
    store.start();
    page.hidden();
    expect(page.reload).not.toHaveBeenCalled();
    page.old = true;
    store.handle({ type: 'new-call', admission: 'open' });
    await soon();
    page.hidden();
    expect(page.reload).not.toHaveBeenCalled();
    last().go({ phase: 'connected', id: ID, host: false, other: 'Bo', since: 0 });
    page.hidden();
    expect(page.reload).not.toHaveBeenCalled();
    page.old = false;
    store.handle({ type: 'home' });
    page.old = true;
    page.hidden();
    expect(page.reload).toHaveBeenCalledTimes(1);
  });
});

describe('recent calls', () => {
  it('are shown at the start, and can be forgotten', async () => {
    store.start();
    store.handle({ type: 'new-call', admission: 'open' });
    await soon();
    last().go({ phase: 'connected', id: ID, host: true, other: 'Bo', since: 0 });
    expect(store.state.recent).toEqual([]);
    store.handle({ type: 'home' });
    expect(store.state.recent).toMatchObject([{ id: ID, names: ['Bo'], room: null }]);
    store.handle({ type: 'forget-call', id: ID, room: null });
    expect(store.state.recent).toEqual([]);
  });

  it('are not kept when they shall not be', async () => {
    store.start();
    store.handle({ type: 'remember-calls', on: false });
    expect(store.state.recent).toBeNull();
    store.handle({ type: 'new-call', admission: 'open' });
    await soon();
    last().go({ phase: 'connected', id: ID, host: true, other: 'Bo', since: 0 });
    store.handle({ type: 'home' });
    store.handle({ type: 'remember-calls', on: true });
    expect(store.state.recent).toEqual([]);
  });

  it('are those of other tabs, too', () => {
    store.start();
    const now = Date.now();
    page.recent.keep({ id: OTHER, room: null, at: now, until: now, names: [], talkedMs: null, over: false });
    page.recentChanged();
    expect(store.state.recent).toMatchObject([{ id: OTHER }]);
  });
});

describe('before a door', () => {
  const door = { phase: 'door', id: ID, hostName: 'Bo', againAt: null, opensAt: null } as const;

  beforeEach(async () => {
    page.address = '/c/abc-defg-hjk';
    store.start();
    await soon();
    last().go({ ...door, status: 'closed' });
  });

  it('shows oneself, and asks nobody without a click', () => {
    expect(viewOf(store.state)).toBe('door');
    expect(last().did).toEqual([`open ${ID}`, 'media.start']);
  });

  it('knocks, and waits no more', () => {
    store.handle({ type: 'knock', name: 'Ana' });
    last().go({ ...door, status: 'knocking' });
    store.handle({ type: 'stop-knocking' });
    expect(last().did.slice(-2)).toEqual(['knock Ana', 'stopKnocking']);
    expect(page.kept).toBe('Ana');
  });

  it('doesn’t join by itself when it was closed in between', async () => {
    last().go({ phase: 'left', id: ID, host: false, lost: false, durationMs: 1 });
    store.handle({ type: 'join-again' });
    await soon();
    last().go({ ...door, status: 'closed' });
    last().go({ phase: 'ready', id: ID, other: 'Bo', exists: true });
    expect(last().did).toEqual([`open ${ID}`, 'media.start']);
  });
});

describe('when the call’s code can’t be loaded', () => {
  it.each([
    [true, 'network/firebase-unreachable'],
    [false, 'network/offline'],
  ])('online %s: fails with %s, and a retry loads it again', async (online, code) => {
    page.failsToLoad = true;
    page.online = online;
    page.address = '/c/abc-defg-hjk';
    store.start();
    await soon();
    const { call } = store.state;
    expect(call.phase === 'failed' && call.error.code).toBe(code);
    page.failsToLoad = false;
    store.handle({ type: 'retry' });
    await soon();
    expect(last().did).toEqual([`open ${ID}`]);
  });

  it('creates anew when the call was never stored, in place of the dead address', async () => {
    store.start();
    store.handle({ type: 'new-call', admission: 'open' });
    await soon();
    last().go({ phase: 'failed', id: ID, error: new ParleyError('network/offline') });
    page.cameOnline();
    await soon();
    expect(last().did).toEqual(['create  open', 'media.start']);
    expect(page.visited).toEqual(['push /c/abc-defg-hjk', 'replace /c/abc-defg-hjk']);
  });

  it('opens the call again when it was stored', async () => {
    store.start();
    store.handle({ type: 'new-call', admission: 'open' });
    await soon();
    last().go({ phase: 'waiting', id: ID, stored: true, host: true, departed: false });
    last().go({ phase: 'failed', id: ID, error: new ParleyError('network/offline') });
    store.handle({ type: 'retry' });
    await soon();
    expect(last().did).toEqual([`open ${ID}`]);
  });

  it('creates again after a failed creation', async () => {
    page.failsToLoad = true;
    store.start();
    store.handle({ type: 'new-call', admission: 'open' });
    await soon();
    expect(viewOf(store.state)).toBe('message');
    page.failsToLoad = false;
    store.handle({ type: 'retry' });
    await soon();
    expect(last().did).toEqual(['create  open', 'media.start']);
  });
});
