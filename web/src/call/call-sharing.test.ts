import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeWorld, Person } from './fakes/fake-call.ts';
import { eachInItsWorld, join, meet, pass } from './fakes/in-fake-world.ts';

describe('sharing a screen in a call', () => {
  let world: FakeWorld;
  let ana: Person;
  let ben: Person;
  let id: string;

  eachInItsWorld((its) => {
    world = its;
  });
  beforeEach(async () => {
    [ana, ben] = [world.person('ana'), world.person('ben')];
    id = await meet(ana, ben);
  });

  const sent = ({ connections }: Person): (string | undefined)[] =>
    connections.at(-1)?.transceivers.map(({ sender }) => sender.track?.id) ?? [];
  const seen = ({ call: { remoteScreen } }: Person) => ({ on: remoteScreen.on, able: remoteScreen.able });

  it('shows it to the other side, with its sound, and writes nothing', async () => {
    expect(seen(ben)).toEqual({ on: false, able: true });
    await ana.media.shareScreen();
    await pass(10);
    expect(sent(ana)).toEqual([undefined, undefined, 'screen', 'sound']);
    expect(seen(ben)).toEqual({ on: true, able: true });
    expect(ben.call.remoteScreen.stream.getTracks().map(({ kind }) => kind)).toEqual(['video', 'audio']);
    expect(ben.call.remote.getTracks()).toHaveLength(2);
    expect(seen(ana)).toEqual({ on: false, able: true });
    ana.media.stopScreen(null);
    await pass(10);
    expect(sent(ana)).toEqual([undefined, undefined, undefined, undefined]);
    expect(seen(ben)).toEqual({ on: false, able: true });
    expect(world.server.usage).toEqual({ writes: 2, reads: 6 });
  });

  it('can be done by both at once', async () => {
    await Promise.all([ana.media.shareScreen(), ben.media.shareScreen()]);
    await pass(10);
    for (const person of [ana, ben]) {
      expect(seen(person)).toEqual({ on: true, able: true });
      expect(person.media.screen.state).toBe('on');
    }
    ben.media.stopScreen(null);
    await pass(10);
    expect([seen(ana).on, seen(ben).on]).toEqual([false, true]);
  });

  it('goes on over the next connection', async () => {
    await ana.media.shareScreen();
    await pass(10);
    for (const { connections } of [ana, ben]) connections[0]?.becomes('failed');
    await pass(20_000);
    expect(ana.call.state.phase).toBe('connected');
    expect(sent(ana)[2]).toBe('screen');
    expect(seen(ben).on).toBe(true);
  });

  it('stops when nobody is there to see it: whoever comes next may be somebody else', async () => {
    await ana.media.shareScreen();
    ben.call.leave();
    await pass(600);
    expect(ana.call.state.phase).toBe('waiting');
    expect(ana.media.screen).toMatchObject({ state: 'off', note: { what: 'alone' } });
    await ana.media.shareScreen();
    ana.call.leave();
    expect(ana.media.screen).toMatchObject({ state: 'off', note: null });
  });

  it('stops with a reload, which is said', async () => {
    await ben.media.shareScreen();
    await pass(10);
    expect(seen(ana).on).toBe(true);
    ben.pageHide();
    await pass(10);
    expect(seen(ana).on).toBe(false);
    const back = world.person('ben', { peer: ben.peer, storage: ben.storage });
    back.call.open(id);
    await pass(5_000);
    expect(back.call.state.phase).toBe('connected');
    expect(back.media.screen).toMatchObject({ state: 'off', note: { what: 'reloaded' } });
    expect(seen(ana)).toEqual({ on: false, able: true });
    // The reload after that is another one.
    back.pageHide();
    const again = world.person('ben', { peer: ben.peer, storage: ben.storage });
    again.call.open(id);
    await pass(5_000);
    expect(again.media.screen.note).toBeNull();
  });

  it('knows whether the two are in one network, as long as they talk', async () => {
    const candidate = (type: string, address: string) => ({
      type,
      id: type,
      candidateType: 'host',
      address,
    });
    const [cara, dan] = [world.person('cara'), world.person('dan')];
    const call = cara.call.create('Cara');
    await pass(600);
    const [connection] = cara.connections;
    if (connection === undefined) throw new Error('No connection');
    connection.stats = [
      { type: 'transport', id: 't', selectedCandidatePairId: 'p' },
      {
        type: 'candidate-pair',
        id: 'p',
        localCandidateId: 'local-candidate',
        remoteCandidateId: 'remote-candidate',
      },
      candidate('local-candidate', '192.168.1.2'),
      candidate('remote-candidate', '192.168.1.3'),
    ];
    await join(dan, call);
    expect([cara.call.near, dan.call.near]).toEqual([true, false]);
    dan.call.leave();
    await pass(600);
    expect(cara.call.near).toBe(false);
  });

  it('tells the other side of a microphone that another app has', async () => {
    await ana.media.start();
    await pass(10);
    expect(ben.call.remoteMedia).toEqual({ video: true, audio: true });
    ana.media.take(true);
    await pass(10);
    expect(ben.call.remoteMedia).toEqual({ video: true, audio: false });
    ana.media.take(false);
    await pass(10);
    expect(ben.call.remoteMedia).toEqual({ video: true, audio: true });
  });
});
