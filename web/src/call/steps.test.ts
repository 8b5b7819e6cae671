import { expect, it } from 'vitest';
import { Steps } from './steps.ts';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('takes one more step for all the news that come during one', async () => {
  const finish: (() => void)[] = [];
  const steps = new Steps(() => new Promise((resolve) => finish.push(resolve)));
  steps.poke();
  steps.poke();
  steps.poke();
  expect(finish).toHaveLength(1);
  finish[0]?.();
  await turn();
  expect(finish).toHaveLength(2);
  finish[1]?.();
  await turn();
  expect(finish).toHaveLength(2);
  steps.poke();
  expect(finish).toHaveLength(3);
  steps.poke();
  steps.close();
  finish[2]?.();
  await turn();
  expect(finish).toHaveLength(3);
});
