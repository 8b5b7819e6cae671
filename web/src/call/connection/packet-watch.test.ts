import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PACKETS, PacketWatch } from './packet-watch.ts';

describe('PacketWatch', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

  /** A watch that runs, over a connection of which something arrives until it is cut. */
  function setUp({ answers = true } = {}) {
    const line = { isCut: false, isMuted: false, count: 100 };
    const ping = vi.fn(() => {
      if (answers && !line.isCut) setTimeout(() => (line.count += 1), 20);
      return true;
    });
    const silences: boolean[] = [];
    const watch = new PacketWatch({
      count: async () => {
        if (!line.isCut && !line.isMuted) line.count += 10;
        return line.count;
      },
      ping,
      onChange: () => silences.push(watch.isSilent),
    });
    watch.start();
    if (answers) watch.answered();
    return { watch, line, ping, silences };
  }

  it('is content while packets come, and pings nobody', async () => {
    const { watch, silences, ping } = setUp();
    await pass(60_000);
    expect(silences).toEqual([]);
    expect(ping).not.toHaveBeenCalled();
    watch.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('notices within half a second when nothing has come for 2 s, and when it comes again', async () => {
    const { watch, line, silences } = setUp();
    await pass(5_000);
    line.isCut = true;
    await pass(PACKETS.silentAfterMs - 100);
    expect(silences).toEqual([]);
    await pass(PACKETS.lookEveryMs + 100);
    expect(silences).toEqual([true]);
    line.isCut = false;
    await pass(PACKETS.lookEveryMs);
    expect(silences).toEqual([true, false]);
    watch.close();
  });

  it('asks for a sign of life where everything is muted, and takes the answer for one', async () => {
    const { watch, line, ping, silences } = setUp();
    line.isMuted = true;
    await pass(20_000);
    expect(silences).toEqual([]);
    expect(ping.mock.calls.length).toBeGreaterThan(5);
    watch.close();
  });

  it('says nothing of a page that never answers pings', async () => {
    const { watch, line, silences } = setUp({ answers: false });
    line.isMuted = true;
    await pass(20_000);
    watch.probe();
    await pass(20_000);
    expect(silences).toEqual([]);
    watch.close();
  });

  it('takes a count that shrinks for silence, since a path was given up', async () => {
    const { watch, line, silences } = setUp();
    await pass(1_000);
    line.isCut = true;
    await pass(1_000);
    line.count = 3;
    await pass(1_600);
    expect(silences).toEqual([true]);
    watch.close();
  });

  it('finds out within 0.6 s when it is asked to', async () => {
    const { watch, line, silences } = setUp();
    await pass(PACKETS.lookEveryMs - 10);
    // What came before the question doesn't count.
    line.count += 50;
    line.isCut = true;
    watch.probe();
    await pass(PACKETS.probeMs + PACKETS.probeEveryMs);
    expect(silences).toEqual([true]);
    watch.close();
  });

  it('finds nothing wrong when it is asked to and something comes', async () => {
    const { watch, line, silences } = setUp();
    await pass(2_000);
    watch.probe();
    await pass(200);
    line.isMuted = true;
    await pass(400);
    expect(silences).toEqual([]);
    watch.close();
  });

  it('doesn’t take its own standing still for silence of the other', async () => {
    const { watch, line, silences } = setUp();
    await pass(1_000);
    line.isMuted = true;
    vi.setSystemTime(Date.now() + 60_000);
    await pass(1_500);
    expect(silences).toEqual([]);
    watch.close();
  });
});
