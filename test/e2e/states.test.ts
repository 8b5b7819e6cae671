import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { People } from '../harness/two-people.ts';
import { checkTour } from './states/check-tour.ts';
import { doorTour } from './states/door-tour.ts';
import { inspect } from './states/inspect.ts';
import { startTour } from './states/start-tour.ts';
import { troubleTour } from './states/trouble-tour.ts';
import { waitingTour } from './states/waiting-tour.ts';

const people = new People(originUrl());
afterEach(() => people.sendEverybodyHome());
afterAll(() => people.close());

describe('every state keeps WCAG 2.2 AA, in each window, zoom and colours', () => {
  test.each([startTour, waitingTour, doorTour, troubleTour, checkTour])(
    '$name',
    { timeout: 300_000 },
    async (tour) => {
      const seen: string[] = [];
      const complaints: string[] = [];
      await tour.run(people, async (state, page) => {
        seen.push(state);
        complaints.push(...(await inspect(page)).map((one) => `${state}: ${one}`));
      });
      expect(complaints).toEqual([]);
      expect(seen.toSorted()).toEqual(tour.states.toSorted());
    },
  );
});
