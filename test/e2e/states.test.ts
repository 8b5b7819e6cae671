import { describe, test } from 'vitest';
import { originUrl } from '../harness/environment.ts';
import { People } from '../harness/two-people.ts';
import { callNewsTour } from './states/call-news-tour.ts';
import { callTour } from './states/call-tour.ts';
import { checkTour } from './states/check-tour.ts';
import { doorTour } from './states/door-tour.ts';
import { inspect } from './states/inspect.ts';
import { startTour } from './states/start-tour.ts';
import { troubleTour } from './states/trouble-tour.ts';
import { waitingTour } from './states/waiting-tour.ts';

const TOURS = [callNewsTour, callTour, doorTour, waitingTour, troubleTour, startTour, checkTour];

// Two at a time, as vitest.config.ts says: while one waits for the other side, the other is looked at.
describe.concurrent('every state keeps WCAG 2.2 AA, in each window, zoom and colours', () => {
  test.for(TOURS)('$name', { timeout: 600_000 }, async (tour, { expect, onTestFinished }) => {
    const people = new People(originUrl(), { reducedMotion: true });
    onTestFinished(() => people.close());
    const seen: string[] = [];
    const complaints: string[] = [];
    await tour.run(people, async (state, page, options) => {
      seen.push(state);
      complaints.push(...(await inspect(page, options)).map((one) => `${state}: ${one}`));
    });
    expect(complaints).toEqual([]);
    expect(seen.toSorted()).toEqual(tour.states.toSorted());
  });
});
