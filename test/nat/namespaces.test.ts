import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ROOT } from '../../emulator/suite/paths.ts';
import { eventually, runCommand } from '../harness/command.ts';
import { inLab } from './in-lab.ts';
import { Internet, SIDES } from './internet.ts';
import { Namespaces } from './namespaces.ts';
import { inhabitants, labFolder, remains } from './sweep.ts';

const NOTHING = { namespaces: [], links: [] };
const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

await inLab('What the lab makes it removes', () => {
  test('namespaces, the cable to this machine, files, and whatever runs inside', async () => {
    const links = (): string => execFileSync('ip', ['-o', 'link', 'show'], { encoding: 'utf8' });
    const internet = new Internet();
    const { namespaces } = internet;
    const { tag } = namespaces;
    namespaces.start(internet.client('a'), ['sleep', '600']);
    const pids = await eventually(
      () => inhabitants(internet.client('a')),
      (all) => all.length === 1,
      5_000,
    );
    expect(remains(tag)).toEqual({ namespaces: expect.any(Array) as string[], links: [tag] });
    expect(remains(tag).namespaces).toHaveLength(3 + 3 * SIDES.length);
    expect(links()).toContain(tag);

    await internet.close();
    expect(remains(tag)).toEqual(NOTHING);
    expect(links()).not.toContain(tag);
    expect(existsSync(labFolder(tag))).toBe(false);
    await eventually(
      () => pids.filter(isAlive),
      (alive) => alive.length === 0,
      5_000,
    );
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)('also when it is ended by %s', async (signal) => {
    const maker = runCommand(fileURLToPath(new URL('make-internet.ts', import.meta.url)), [], { cwd: ROOT });
    const tag = (await maker.waitForLine(/^made /)).replace('made ', '');
    expect(remains(tag).namespaces).not.toEqual([]);
    const inside = remains(tag).namespaces.flatMap(inhabitants);
    expect(inside).toHaveLength(1);

    maker.process.kill(signal);
    expect(await maker.ended).toBe(signal);
    await eventually(
      () => remains(tag),
      ({ namespaces, links }) => namespaces.length + links.length === 0,
      15_000,
    );
    await eventually(
      () => inside.filter(isAlive),
      (alive) => alive.length === 0,
      5_000,
    );
    await eventually(
      () => existsSync(labFolder(tag)),
      (there) => !there,
      5_000,
    );
  });

  test('two labs at once don’t get into each other’s way', async () => {
    const [one, other] = [new Internet(), new Internet()];
    await one.close();
    expect(remains(other.namespaces.tag).namespaces).toHaveLength(3 + 3 * SIDES.length);
    await other.close();
    expect([remains(one.namespaces.tag), remains(other.namespaces.tag)]).toEqual([NOTHING, NOTHING]);
  });

  test('a lab that could not be built leaves nothing', async () => {
    const namespaces = new Namespaces();
    const one = namespaces.add('one');
    expect(() => namespaces.add('one')).toThrow();
    expect(() => namespaces.rule(one, 'nonsense')).toThrow(/syntax error/);
    await namespaces.close();
    expect(remains(namespaces.tag)).toEqual(NOTHING);
  });
});
