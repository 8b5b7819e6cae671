import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ParleyError } from '../../../contract/errors.ts';
import type { CallController } from '../call/controller.ts';
import type { CallState } from '../call/state.ts';
import type { PageEnvironment } from './page-environment.ts';
import { viewOf } from './page-state.ts';
import { PageStore } from './page-store.ts';

const ID = 'abcdefghjk';
const OTHER = '0123456789';

class FakeController implements CallController {
  state: CallState = { phase: 'idle' };
  relayNotice = false;
  resumed: CallController['resumed'] = null;
  readonly did: string[] = [];
  readonly remote = {} as MediaStream;
  readonly remoteMedia = { video: false, audio: false };
  readonly media = {
    stream: {} as MediaStream,
    camera: { state: 'idle', error: null } as const,
    microphone: { state: 'idle', error: null } as const,
    subscribe: () => () => undefined,
    start: async () => void this.did.push('media.start'),
    setCamera: async (on: boolean) => void this.did.push(`camera ${on}`),
    setMicrophone: async (on: boolean) => void this.did.push(`microphone ${on}`),
    close: () => void this.did.push('media.close'),
  };
  readonly #listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  go(state: CallState): void {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }
  warmUp(): void {
    this.did.push('warmUp');
  }
  open(id: string): void {
    this.did.push(`open ${id}`);
    this.go({ phase: 'opening', id });
  }
  create(name: string): string {
    this.did.push(`create ${name}`);
    this.go({ phase: 'waiting', id: ID, stored: false, host: true, departed: false });
    return ID;
  }
  join(name: string): void {
    this.did.push(`join ${name}`);
    this.go({ phase: 'joining', id: ID });
  }
  leave(): void {
    this.did.push('leave');
  }
  endForAll(): void {
    this.did.push('endForAll');
  }
  close(): void {
    this.did.push('close');
  }
}

class FakePage implements PageEnvironment {
  address = '/';
  online = true;
  readonly controllers: FakeController[] = [];
  readonly idle: (() => void)[] = [];
  readonly visited: string[] = [];
  failsToLoad = false;
  kept = '';
  popState = (): void => undefined;
  cameOnline = (): void => undefined;
  readonly name = { get: () => this.kept, set: (text: string) => void (this.kept = text) };
  readonly reload = vi.fn();
  readonly openSecure = vi.fn();

  path = (): string => this.address;
  push = (path: string): void => this.#visit('push', path);
  replace = (path: string): void => this.#visit('replace', path);
  isOnline = (): boolean => this.online;
  onPopState = (listener: () => void): (() => void) => {
    this.popState = listener;
    return () => undefined;
  };
  onOnline = (listener: () => void): (() => void) => {
    this.cameOnline = listener;
    return () => undefined;
  };
  whenIdle = (action: () => void): (() => void) => {
    this.idle.push(action);
    return () => void this.idle.splice(this.idle.indexOf(action), 1);
  };
  #visit(how: string, path: string): void {
    this.visited.push(`${how} ${path}`);
    this.address = path;
  }
  loadController = async (): Promise<CallController> => {
    if (this.failsToLoad) throw new TypeError('Failed to fetch dynamically imported module');
    const controller = new FakeController();
    this.controllers.push(controller);
    return controller;
  };
}

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
    store.handle({ type: 'new-call' });
    store.handle({ type: 'new-call' });
    await soon();
    expect(page.controllers).toHaveLength(1);
    expect(last().did).toEqual(['warmUp', 'create Ana', 'media.start']);
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
    expect(store.state.route).toEqual({ kind: 'odd', attempt: 'hello' });
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
    last().go({ phase: 'ready', id: ID, other: null });
    last().go({ phase: 'ready', id: ID, other: 'Bo' });
    expect(last().did).toEqual([`open ${ID}`, 'media.start']);
  });

  it('asks for the camera when a stay goes on after a reload, but not for what was switched off', () => {
    last().resumed = { camera: true, microphone: false };
    last().go({ phase: 'joining', id: ID });
    last().go({ phase: 'waiting', id: ID, stored: true, host: true, departed: false });
    expect(last().did).toEqual([`open ${ID}`, 'microphone false', 'media.start']);
  });

  it('remembers the name that one joins with', () => {
    last().go({ phase: 'ready', id: ID, other: null });
    store.handle({ type: 'join', name: 'Ana' });
    expect(last().did.at(-1)).toBe('join Ana');
    expect(page.kept).toBe('Ana');
  });

  it('remembers who left', () => {
    last().go({ phase: 'connected', id: ID, host: false, other: 'Bo', since: 0 });
    last().go({ phase: 'waiting', id: ID, stored: true, host: false, departed: true });
    expect(store.state.former).toBe('Bo');
  });

  it('switches the camera off when the call is over', () => {
    last().go({ phase: 'left', id: ID, host: false, durationMs: 1 });
    expect(last().did.at(-1)).toBe('media.close');
  });

  it('joins again with a new controller and without another click', async () => {
    page.kept = 'Ana';
    last().go({ phase: 'left', id: ID, host: false, durationMs: 1 });
    store.handle({ type: 'join-again' });
    await soon();
    expect(page.controllers).toHaveLength(2);
    expect(page.controllers[0]?.did.slice(-2)).toEqual(['leave', 'close']);
    last().go({ phase: 'ready', id: ID, other: null });
    expect(last().did).toEqual([`open ${ID}`, 'media.start', 'join Ana']);
  });

  it('tries again without joining', async () => {
    last().go({ phase: 'failed', id: ID, error: new ParleyError('call/full') });
    expect(viewOf(store.state)).toBe('message');
    store.handle({ type: 'retry' });
    await soon();
    last().go({ phase: 'ready', id: ID, other: null });
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
    last().go({ phase: 'ended', id: ID, byYou: false, durationMs: null });
    store.handle({ type: 'new-call' });
    await soon();
    expect(page.controllers).toHaveLength(2);
    expect(last().did).toEqual(['create ', 'media.start']);
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
    store.handle({ type: 'new-call' });
    await soon();
    last().go({ phase: 'failed', id: ID, error: new ParleyError('network/offline') });
    page.cameOnline();
    await soon();
    expect(last().did).toEqual(['create ', 'media.start']);
    expect(page.visited).toEqual(['push /c/abc-defg-hjk', 'replace /c/abc-defg-hjk']);
  });

  it('opens the call again when it was stored', async () => {
    store.start();
    store.handle({ type: 'new-call' });
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
    store.handle({ type: 'new-call' });
    await soon();
    expect(viewOf(store.state)).toBe('message');
    page.failsToLoad = false;
    store.handle({ type: 'retry' });
    await soon();
    expect(last().did).toEqual(['create ', 'media.start']);
  });
});
