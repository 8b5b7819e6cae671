import type { Database } from '../functions/calls.ts';
import type { People } from '../harness/two-people.ts';
import { hour, knock, OWN_PROJECT } from './by-call-logic.ts';
import { cleanUpOfAbandoned, cleanUpOfNothing, iceServers } from './in-functions.ts';
import { endedAndCleanedUp, minute, reload } from './in-pages.ts';

export interface Stage {
  readonly people: People;
  readonly database: Database;
}

/** Something that happens often enough to know what it costs. */
export interface Story {
  readonly title: string;
  /** Whether it is a call from its beginning to its end; else it comes on top of one. */
  readonly isWhole: boolean;
  /** Where its operations are counted, unless it is the project of the page. */
  readonly project?: string;
  /** How often Cloud Functions are invoked. */
  readonly invocations: number;
  /** Begins to count where the story begins. */
  play(stage: Stage): Promise<void>;
}

export const STORIES = {
  minute: {
    title: 'a call of 1 minute: create, join, both hang up',
    isWhole: true,
    invocations: 0,
    play: ({ people }) => minute(people),
  },
  hour: {
    title: 'a call of 1 hour',
    isWhole: true,
    project: OWN_PROJECT,
    invocations: 0,
    play: () => hour(),
  },
  knock: {
    title: 'a call of 1 minute where one knocks and is let in',
    isWhole: true,
    project: OWN_PROJECT,
    invocations: 0,
    play: () => knock(),
  },
  ended: {
    title: 'a call that its host ends for both, with its clean-up',
    isWhole: true,
    invocations: 0,
    play: ({ people, database }) => endedAndCleanedUp(people, database),
  },
  abandoned: {
    title: 'on top: the clean-up of a call that both left',
    isWhole: false,
    invocations: 0,
    play: ({ database }) => cleanUpOfAbandoned(database),
  },
  reload: {
    title: 'on top: a reload, until they see each other again',
    isWhole: false,
    invocations: 0,
    play: ({ people }) => reload(people),
  },
  iceServers: {
    title: 'on top, with TURN: a browser asks for its ICE servers',
    isWhole: false,
    invocations: 1,
    play: ({ database }) => iceServers(database),
  },
  nothing: {
    title: 'a run of the clean-up that finds nothing, every 10 minutes',
    isWhole: false,
    invocations: 1,
    play: ({ database }) => cleanUpOfNothing(database),
  },
} as const satisfies Record<string, Story>;

export type StoryName = keyof typeof STORIES;

/** In the order of the table. */
export const STORY_NAMES = Object.keys(STORIES) as StoryName[];
