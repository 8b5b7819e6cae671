import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { suspend } from '../harness/suspend.ts';
import { inLab } from './in-lab.ts';
import { SIDES, type Side } from './internet.ts';
import { settlesOn, type LabCall } from './lab-call.ts';
import { Lab } from './lab.ts';
import { hearAgain, pause, story } from './story.ts';

/** Browsers left alone are silent for ever after that; the goal is 3 s, and the rest is for a busy machine. */
const AFTER_A_SWITCH_MS = 6_000;
/**
 * Where a new interface takes the place of the old, Chromium tells the page nothing, and goes on asking over
 * connections that are dead.
 */
const UNTOLD_MS = 40_000;

const personOf = (side: Side): string => (side === 'a' ? 'the caller' : 'the callee');

/** Whether a page gets an answer from Parley's host within 3 s. */
const reachesParley = ({ caller }: LabCall): Promise<boolean> =>
  caller.page.evaluate(() =>
    fetch(`/parley.json?${performance.now()}`, { signal: AbortSignal.timeout(3_000) }).then(
      ({ ok }) => ok,
      () => false,
    ),
  );

await inLab('A call lives on', () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab?.sendEverybodyHome());
  afterAll(() => lab?.close());

  async function cable(seconds: number, sides: readonly Side[]): Promise<void> {
    for (const side of sides) lab.internet.plug(side, 'out');
    await pause(seconds * 1_000);
    for (const side of sides) lab.internet.plug(side, 'in');
  }

  test('a cable that was out for 3 s is forgotten, over the same connection', async () => {
    const { gapMs, connections } = await story(lab, { name: 'a cable is out for 3 s' }, () =>
      cable(3, ['a']),
    );
    // Else it wasn't out at all.
    expect(gapMs).toBeGreaterThan(2_500);
    expect(connections).toEqual([0, 0]);
  });

  test('a cable that was out for 20 s', async () => {
    const { gapMs } = await story(lab, { name: 'a cable is out for 20 s' }, () => cable(20, ['a']));
    expect(gapMs).toBeGreaterThan(19_000);
  });

  test('both cables were out for 10 s', async () => {
    const { gapMs } = await story(lab, { name: 'both cables are out for 10 s' }, () => cable(10, SIDES));
    expect(gapMs).toBeGreaterThan(9_000);
  });

  test.each(SIDES)('another address, as of another network: side %s', async (side) => {
    const name = `${personOf(side)} gets another address`;
    const { pair, gapMs } = await story(lab, { name }, async () => {
      lab.internet.move(side);
      await pause(2_000);
    });
    // Else what was sent from the old one would still have arrived.
    expect(gapMs).toBeGreaterThan(500);
    expect(gapMs).toBeLessThan(AFTER_A_SWITCH_MS);
    await settlesOn('direct', pair);
  });

  test('both get another address at once', async () => {
    const { pair } = await story(lab, { name: 'both get another address at once' }, async () => {
      for (const side of SIDES) lab.internet.move(side);
      await pause(2_000);
    });
    await settlesOn('direct', pair);
  });

  test.each(SIDES)('from Wi-Fi to mobile, and the Wi-Fi is gone at once: side %s', async (side) => {
    const name = `${personOf(side)} goes from Wi-Fi to mobile, at once`;
    const { pair, gapMs } = await story(lab, { name }, async () => {
      lab.internet.joinMobile(side);
      lab.internet.leaveHome(side);
      await pause(2_000);
    });
    expect(gapMs).toBeLessThan(UNTOLD_MS);
    await settlesOn('direct', pair);
  });

  test('from Wi-Fi to mobile, and the Wi-Fi falls silent 4 s later', async () => {
    const name = 'the caller goes from Wi-Fi to mobile, and the Wi-Fi falls silent 4 s later';
    const { pair, gapMs } = await story(lab, { name }, async () => {
      lab.internet.joinMobile('a');
      await pause(4_000);
      await lab.shape('a', { loss: 1 });
      await pause(3_000);
    });
    expect(gapMs).toBeLessThan(UNTOLD_MS);
    await settlesOn('direct', pair);
  });

  test('from Wi-Fi to mobile while neither reaches Firestore: the data channel is enough', async () => {
    const name = 'the same, the Wi-Fi goes after 4 s, and neither reaches Firestore';
    const { gapMs, rounds, connections } = await story(lab, { name }, async (pair) => {
      lab.internet.joinMobile('a');
      for (const side of SIDES) lab.internet.hideParley(side);
      // Phones tell of it by `change` of navigator.connection; Chromium on Linux does not.
      await pair.caller.page.evaluate(() => dispatchEvent(new Event('online')));
      await pause(4_000);
      lab.internet.leaveHome('a');
      await pause(3_000);
      expect(await reachesParley(pair)).toBe(false);
    });
    expect(gapMs).toBeLessThan(AFTER_A_SWITCH_MS);
    expect(rounds).toBe(0);
    expect(connections).toEqual([0, 0]);
  });

  test('another network at once, over relays, while neither reaches Firestore: back with it at the latest', async () => {
    const name = 'the caller goes to mobile at once, both have relays, and neither reaches Firestore';
    const options = { name, behind: 'symmetric', path: 'relay udp' } as const;
    const { gapMs } = await story(lab, options, async (pair) => {
      lab.internet.joinMobile('a');
      for (const side of SIDES) lab.internet.hideParley(side);
      lab.internet.leaveHome('a');
      await pause(2_000);
      const back = await hearAgain(pair, 15_000).then(
        () => 'back without Firestore',
        () => 'back only when Firestore was',
      );
      for (const side of SIDES) lab.internet.revealParley(side);
      return back;
    });
    expect(gapMs).toBeGreaterThan(500);
  });

  test('a TURN server that is started anew has forgotten the relays', async () => {
    const options = { name: 'coturn is killed and started', behind: 'symmetric', path: 'relay udp' } as const;
    const { pair } = await story(lab, options, async () => {
      await lab.turnserver.stop();
      await lab.turnserver.start();
      await pause(1_000);
    });
    await settlesOn('relay udp', pair);
  });

  test('a laptop that slept for 45 s', async () => {
    const { gapMs } = await story(
      lab,
      { name: 'the caller’s laptop sleeps for 45 s' },
      async ({ caller }) => {
        const wake = await suspend(caller.page);
        await pause(45_000);
        wake();
        await pause(1_000);
      },
    );
    expect(gapMs).toBeGreaterThan(43_000);
    expect(gapMs).toBeLessThan(60_000);
  });

  test('nothing happens when Firestore can’t be reached for 20 s', async () => {
    const name = 'neither reaches Parley’s host for 20 s';
    const { gapMs, connections, rounds } = await story(lab, { name, withinMs: 5_000 }, async (pair) => {
      expect(await reachesParley(pair)).toBe(true);
      for (const side of SIDES) lab.internet.hideParley(side);
      expect(await reachesParley(pair)).toBe(false);
      await pause(17_000);
      const phases = await Promise.all([pair.caller.phase(), pair.callee.phase()]);
      expect(phases).toEqual(['connected', 'connected']);
      for (const side of SIDES) lab.internet.revealParley(side);
    });
    expect(gapMs).toBeLessThan(2_000);
    expect(connections).toEqual([0, 0]);
    expect(rounds).toBe(0);
  });
});
