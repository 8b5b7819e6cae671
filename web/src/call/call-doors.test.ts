import { describe, expect, it } from 'vitest';
import { TIMES } from '../../../contract/limits.ts';
import { slowSignaling } from '../signaling/slow-signaling.ts';
import type { FakeWorld, Person } from './fakes/fake-call.ts';
import { FakeStorage } from './fakes/fake-storage.ts';
import { create, deskOf, eachInItsWorld, meet, pass, phases } from './fakes/in-fake-world.ts';
import { parseInvitation } from './invitation.ts';

const realTimeout = globalThis.setTimeout;

/** Secrets are hashed outside of the time that the tests make. */
async function accept(one: Person, name: string): Promise<void> {
  one.call.accept(name);
  for (let turn = 0; turn < 300 && one.call.state.phase === 'invited'; turn += 1) {
    await new Promise((resolve) => realTimeout(resolve, 10));
    await pass(1);
  }
  await pass(100);
}

/** Who gets in, who is put out, and who decides. */
describe('CallSession and its doors', () => {
  let world: FakeWorld;

  eachInItsWorld((its) => {
    world = its;
  });

  const people = (...names: string[]): Person[] => names.map((name) => world.person(name));
  const open = async (ben: Person, id: string): Promise<void> => {
    ben.call.open(id);
    await pass(50);
  };
  const knock = async (ben: Person, name = 'Ben'): Promise<void> => {
    ben.call.knock(name);
    await pass(50);
  };
  const talk = async (): Promise<[string, Person, Person]> => {
    const [ana, ben] = people('ana', 'ben') as [Person, Person];
    return [await meet(ana, ben), ana, ben];
  };
  const first = async (ana: Person): Promise<string> => {
    const [waiting] = deskOf(ana).waiting;
    if (waiting === undefined) throw new Error('Nobody waits');
    return waiting.uid;
  };

  describe('by hand', () => {
    it('lets in who knocks, after a click on each side', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      const id = await create(ana, 'knock');
      const writes = world.server.usage.writes;
      await open(ben, id);
      expect(ben.call.state).toEqual({
        phase: 'door',
        id,
        hostName: 'Ana',
        status: 'closed',
        againAt: null,
        opensAt: null,
      });
      await pass(5_000);
      expect(world.server.usage.writes).toBe(writes);
      await knock(ben);
      expect(ben.call.state).toMatchObject({ phase: 'door', status: 'knocking' });
      expect(deskOf(ana).waiting).toMatchObject([{ uid: 'ben-uid', name: 'Ben' }]);
      deskOf(ana).admit(await first(ana));
      await pass(700);
      expect(phases(ana, ben)).toEqual(['connected', 'connected']);
      expect(deskOf(ana).waiting).toEqual([]);
      expect(ana.call.state).toMatchObject({ other: 'Ben' });
    });

    it('shows several who wait, and lets in the one that the host chose', async () => {
      const [ana, ben, eve] = people('ana', 'ben', 'eve') as [Person, Person, Person];
      const id = await create(ana, 'knock');
      for (const [one, name] of [
        [ben, 'Ben'],
        [eve, 'Eve'],
      ] as const) {
        await open(one, id);
        await knock(one, name);
      }
      expect(deskOf(ana).waiting.map(({ name }) => name)).toEqual(['Ben', 'Eve']);
      deskOf(ana).admit('eve-uid');
      await pass(700);
      expect(phases(ana, eve, ben)).toEqual(['connected', 'connected', 'door']);
    });

    it('tells who is declined, lets them ask again after a while, and three times in all', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      const id = await create(ana, 'knock');
      await open(ben, id);
      for (let time = 1; time <= 3; time += 1) {
        await knock(ben);
        deskOf(ana).decline(await first(ana));
        await pass(50);
        if (time === 3) break;
        expect(ben.call.state).toMatchObject({ phase: 'door', status: 'declined' });
        const { againAt } = ben.call.state as { againAt: number };
        expect(againAt - Date.now()).toBeGreaterThan(TIMES.knockAgainMs - 1_000);
        await knock(ben);
        expect(deskOf(ana).waiting).toEqual([]);
        await pass(TIMES.knockAgainMs);
      }
      expect(ben.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/declined' } });
    });

    it('forgets who goes away, and hears them when they come back', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      const id = await create(ana, 'knock');
      await open(ben, id);
      await knock(ben);
      ben.pageHide();
      await pass(50);
      expect(deskOf(ana).waiting).toEqual([]);
      const again = world.person('ben');
      await open(again, id);
      expect(again.call.state).toMatchObject({ phase: 'door', status: 'closed' });
      await pass(TIMES.knockReturnMs);
      await knock(again);
      again.call.stopKnocking();
      await pass(50);
      expect(again.call.state).toMatchObject({ phase: 'door', status: 'closed' });
      expect(deskOf(ana).waiting).toEqual([]);
    });

    it('can be paused, and changed while it goes on', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      const id = await create(ana, 'knock');
      await open(ben, id);
      await knock(ben);
      deskOf(ana).setAdmission({ locked: true });
      await pass(50);
      expect(ben.call.state).toMatchObject({ phase: 'door', status: 'paused' });
      deskOf(ana).setAdmission({ locked: false });
      await pass(50);
      expect(ben.call.state).toMatchObject({ phase: 'door', status: 'knocking' });
      // Who waits gets in once the doors are open to everybody: they had asked for it.
      deskOf(ana).setAdmission({ admission: 'open' });
      await pass(700);
      expect(phases(ana, ben)).toEqual(['connected', 'connected']);
      expect(deskOf(ana)).toMatchObject({ admission: 'open', locked: false, waiting: [] });
    });

    it('lets nobody in without their asking when the doors open', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      const id = await create(ana, 'knock');
      await open(ben, id);
      deskOf(ana).setAdmission({ admission: 'open' });
      await pass(700);
      expect(ben.call.state).toMatchObject({ phase: 'ready', other: 'Ana' });
    });

    it.each(['open', 'knock'] as const)('opens at its time, by itself: %s', async (admission) => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      const id = await create(ana, admission);
      const opensAt = world.server.now() + 20 * 60 * 60_000;
      world.server.change(id, (call) => void (call.opensAt = opensAt));
      await pass(50);
      deskOf(ana).setAdmission({ locked: false });
      await pass(50);
      const { reads } = world.server.usage;
      await open(ben, id);
      expect(ben.call.state).toMatchObject({ phase: 'door', status: 'early', hostName: 'Ana', opensAt });
      await pass(opensAt - world.server.now());
      expect(ben.call.state).toMatchObject({ phase: 'door', status: 'early' });
      await pass(1_100);
      expect(ben.call.state).toMatchObject(
        admission === 'open'
          ? { phase: 'ready', other: 'Ana' }
          : { phase: 'door', status: 'closed', opensAt: null },
      );
      // The host's renewals are news for nobody outside.
      expect(world.server.usage.reads - reads).toBeLessThan(1_000);
    });

    it('tells who comes too early for the server’s clock nothing wrong, and tries again', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      const id = await create(ana);
      world.server.change(id, (call) => void (call.opensAt = world.server.now() + 5_000));
      await pass(50);
      deskOf(ana).setAdmission({ locked: false });
      await pass(50);
      await open(ben, id);
      expect(ben.call.state).toMatchObject({ phase: 'door', status: 'early' });
      // It opens later than the lobby says.
      world.server.change(id, (call) => void (call.opensAt = world.server.now() + 8_000));
      await pass(6_500);
      expect(ben.call.state).toMatchObject({ phase: 'door' });
      await pass(5_000);
      expect(ben.call.state).toMatchObject({ phase: 'ready', other: 'Ana' });
    });

    it('tells who waits that the call was ended, and by whom', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      const id = await create(ana, 'knock');
      await open(ben, id);
      await knock(ben);
      ana.call.endForAll();
      await pass(50);
      expect(ana.call.state).toMatchObject({ phase: 'ended', byYou: true });
      expect(ben.call.state).toMatchObject({ phase: 'ended', byYou: false, by: 'Ana' });
    });

    it('lets back in who sat there when it was switched on, and nobody else', async () => {
      const [id, ana, ben] = await talk();
      deskOf(ana).setAdmission({ admission: 'knock' });
      await pass(50);
      ben.pageHide();
      const back = world.person('ben', { peer: ben.peer, storage: ben.storage });
      back.call.open(id);
      await pass(700);
      expect(phases(ana, back)).toEqual(['connected', 'connected']);
    });
  });

  describe('of the host', () => {
    it("puts out who sits opposite: they are told, see nothing more, and can't come back", async () => {
      const [id, ana, ben] = await talk();
      deskOf(ana).remove();
      await pass(100);
      expect(ben.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/removed' } });
      expect(ana.call.state).toMatchObject({ phase: 'waiting', departed: true });
      expect(deskOf(ana).admission).toBe('knock');
      const again = world.person('ben', { peer: ben.peer });
      await open(again, id);
      expect(again.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/removed' } });
      // Under another name they have to knock, as everybody.
      const eve = world.person('eve');
      await open(eve, id);
      expect(eve.call.state).toMatchObject({ phase: 'door', status: 'closed' });
    });

    it('locks the call: who sits there may reload, others are told', async () => {
      const [id, ana, ben] = await talk();
      deskOf(ana).setAdmission({ locked: true });
      await pass(50);
      const eve = world.person('eve');
      await open(eve, id);
      expect(eve.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/locked' } });
      ben.pageHide();
      const back = world.person('ben', { peer: ben.peer, storage: ben.storage });
      back.call.open(id);
      await pass(700);
      expect(phases(ana, back)).toEqual(['connected', 'connected']);
    });

    it('hands the power over, which the other has from then on', async () => {
      const [, ana, ben] = await talk();
      expect([ana.call.desk !== null, ben.call.desk]).toEqual([true, null]);
      deskOf(ana).handOver();
      await pass(50);
      expect([ana.call.desk, ben.call.desk !== null]).toEqual([null, true]);
      expect([ana.call.state, ben.call.state]).toMatchObject([{ host: false }, { host: true }]);
      deskOf(ben).setAdmission({ locked: true });
      await pass(50);
      expect(deskOf(ben).locked).toBe(true);
    });

    it('puts the name of a new host on the door', async () => {
      const [id, ana, ben] = await talk();
      deskOf(ana).setAdmission({ admission: 'knock' });
      await pass(50);
      deskOf(ana).handOver();
      await pass(100);
      const eve = world.person('eve');
      await open(eve, id);
      expect(eve.call.state).toMatchObject({ phase: 'door', hostName: 'Ben' });
      expect(deskOf(ben).admission).toBe('knock');
    });

    it('mutes at once, and asks before something goes on; only the host is heard', async () => {
      const [, ana, ben] = await talk();
      await ben.media.start();
      await pass(50);
      deskOf(ana).ask('microphone', false);
      await pass(50);
      expect([ben.media.microphone.state, ben.media.camera.state]).toEqual(['off', 'on']);
      expect(ben.call.asked).toEqual({ device: 'microphone', on: false });
      deskOf(ana).ask('microphone', true);
      await pass(50);
      expect([ben.media.microphone.state, ben.call.asked]).toEqual([
        'off',
        { device: 'microphone', on: true },
      ]);
      ben.call.answerAsked(false);
      expect([ben.media.microphone.state, ben.call.asked]).toEqual(['off', null]);
      deskOf(ana).ask('microphone', true);
      await pass(50);
      ben.call.answerAsked(true);
      await pass(50);
      expect([ben.media.microphone.state, ben.call.asked]).toEqual(['on', null]);
      await ana.media.start();
      ben.connections.at(-1)?.channel?.send(JSON.stringify({ type: 'ask', device: 'camera', on: false }));
      await pass(50);
      expect(ana.media.camera.state).toBe('on');
    });

    it('is claimed back by its link after the browser forgot everything, once', async () => {
      const [id, ana, ben] = await talk();
      const link = parseInvitation((await deskOf(ana).hostLink()) ?? '');
      if (link?.to !== 'host') throw new Error('No host link');
      expect(parseInvitation((await deskOf(ana).hostLink()) ?? '')).toEqual(link);
      ana.pageHide();
      await pass(700);
      const anew = world.person('ana', { uid: 'ana-on-a-new-browser' });
      anew.call.open(id, link);
      await pass(50);
      expect(anew.call.state).toEqual({ phase: 'invited', id, to: 'host', busy: false });
      expect(world.server.read(id)?.host).toBe('ana-uid');
      await accept(anew, 'Ana');
      await pass(50);
      expect(anew.call.state).toMatchObject({ phase: 'ready', other: 'Ben' });
      anew.call.join('Ana');
      await pass(600);
      expect(phases(anew, ben)).toEqual(['connected', 'connected']);
      expect(anew.call.desk).not.toBeNull();
      const thief = world.person('thief');
      thief.call.open(id, link);
      await accept(thief, 'Eve');
      await pass(50);
      expect(thief.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/link-used' } });
    });

    it('tells who is offline and comes back, and who looks at the call, who ended it', async () => {
      const [id, ana, ben] = await talk();
      const eve = world.person('eve');
      ana.call.endForAll();
      await pass(50);
      await open(eve, id);
      for (const one of [ben, eve]) {
        expect(one.call.state).toMatchObject({ phase: 'ended', byYou: false, by: 'Ana' });
      }
    });
  });

  describe('to another device', () => {
    it.each(['ana', 'ben'])('takes the seat of %s along, once, and what they are', async (who) => {
      const [id, ana, ben] = await talk();
      const [mover, other] = who === 'ana' ? [ana, ben] : [ben, ana];
      const link = parseInvitation((await mover.call.offerMove()) ?? '');
      if (link?.to !== 'move') throw new Error('No link');
      const phone = world.person('phone');
      phone.call.open(id, link);
      await pass(1_000);
      expect(phone.call.state).toMatchObject({ phase: 'invited', to: 'move' });
      expect(phases(ana, ben)).toEqual(['connected', 'connected']);
      await accept(phone, 'On the phone');
      await pass(3_000);
      expect(mover.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/moved' } });
      expect(phases(phone, other)).toEqual(['connected', 'connected']);
      expect(phone.call.desk !== null).toBe(who === 'ana');
      const second = world.person('second');
      second.call.open(id, link);
      await accept(second, 'Eve');
      await pass(100);
      expect(second.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/link-used' } });
    });

    it('moves into a locked call, and may reload there', async () => {
      const [id, ana, ben] = await talk();
      deskOf(ana).setAdmission({ locked: true });
      await pass(50);
      const link = parseInvitation((await ben.call.offerMove()) ?? '');
      if (link === null) throw new Error('No link');
      const phone = world.person('phone');
      phone.call.open(id, link);
      await accept(phone, 'Ben');
      await pass(3_000);
      expect(phases(ana, phone)).toEqual(['connected', 'connected']);
      phone.pageHide();
      const back = world.person('phone', { peer: phone.peer, storage: phone.storage });
      back.call.open(id);
      await pass(1_000);
      expect(phases(ana, back)).toEqual(['connected', 'connected']);
    });

    it('is for nothing once it was cancelled', async () => {
      const [id, , ben] = await talk();
      const link = parseInvitation((await ben.call.offerMove()) ?? '');
      if (link === null) throw new Error('No link');
      ben.call.cancelMove();
      await pass(50);
      const phone = world.person('phone');
      phone.call.open(id, link);
      await accept(phone, 'Ben');
      await pass(100);
      expect(phone.call.state).toMatchObject({ phase: 'failed', error: { code: 'call/link-used' } });
      expect(ben.call.state.phase).toBe('connected');
    });
  });

  describe('in a room', () => {
    const enter = async (one: Person, name: string): Promise<void> => {
      one.call.openRoom('team-blue');
      await pass(100);
      one.call.join(name);
      await pass(700);
    };

    it('is made by who comes first, and joined by who comes next', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      ana.call.openRoom('team-blue');
      await pass(100);
      expect(ana.call.state).toMatchObject({ phase: 'ready', other: null, exists: false });
      expect(world.server.usage.writes).toBe(0);
      ana.call.join('Ana');
      await pass(700);
      expect(ana.call.state).toMatchObject({ phase: 'waiting', stored: true, host: true });
      ben.call.openRoom('team-blue');
      await pass(100);
      expect(ben.call.state).toMatchObject({ phase: 'ready', other: 'Ana', exists: true });
      ben.call.join('Ben');
      await pass(700);
      expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    });

    it('brings two together who come at the same moment', async () => {
      const slow = (name: string): Person => {
        const signaling = slowSignaling(world.server.client(`${name}-uid`), () => 30);
        return world.person(name, { connect: async () => ({ signaling }) });
      };
      const [ana, ben] = [slow('ana'), slow('ben')];
      for (const one of [ana, ben]) one.call.openRoom('team-blue');
      await pass(500);
      for (const one of [ana, ben]) expect(one.call.state).toMatchObject({ phase: 'ready', exists: false });
      for (const [one, name] of [
        [ana, 'Ana'],
        [ben, 'Ben'],
      ] as const) {
        one.call.join(name);
      }
      await pass(3_000);
      expect(phases(ana, ben)).toEqual(['connected', 'connected']);
    });

    it('can have a waiting room, and is free again once its call is over', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      ana.call.openRoom('team-blue');
      await pass(100);
      ana.call.join('Ana', 'knock');
      await pass(700);
      ben.call.openRoom('team-blue');
      await pass(100);
      expect(ben.call.state).toMatchObject({ phase: 'door', hostName: 'Ana', status: 'closed' });
      ana.call.endForAll();
      await pass(100);
      const eve = world.person('eve');
      await enter(eve, 'Eve');
      expect(eve.call.state).toMatchObject({ phase: 'waiting', stored: true, host: true });
      expect(eve.call.state).not.toMatchObject({ id: (ana.call.state as { id: string }).id });
    });

    it('goes on after a reload, by its name', async () => {
      const [ana, ben] = people('ana', 'ben') as [Person, Person];
      await enter(ana, 'Ana');
      await enter(ben, 'Ben');
      ana.pageHide();
      const back = world.person('ana', { peer: ana.peer, storage: ana.storage });
      back.call.openRoom('team-blue');
      await pass(1_500);
      expect(phases(back, ben)).toEqual(['connected', 'connected']);
    });
  });

  it('writes nothing, takes nothing and knocks nowhere while pages are only opened', async () => {
    const [ana, eve] = people('ana', 'eve') as [Person, Person];
    const id = await create(ana, 'knock');
    const host = parseInvitation((await deskOf(ana).hostLink()) ?? '');
    const move = parseInvitation((await ana.call.offerMove()) ?? '');
    if (host === null || move === null) throw new Error('No links');
    await pass(50);
    const { writes } = world.server.usage;
    const before = world.server.read(id);
    eve.call.open(id);
    world.person('scanner', { storage: new FakeStorage() }).call.open(id, host);
    world.person('preview').call.open(id, move);
    world.person('robot').call.openRoom('team-blue');
    await pass(20_000);
    expect(world.server.usage.writes).toBe(writes);
    expect(world.server.read(id)).toEqual(before);
  });
});
