import type { Page } from 'playwright-core';
import type { People } from '../../harness/two-people.ts';

export interface LookOptions {
  /** Whether nobody moves meanwhile: controls at rest stay at rest. */
  readonly still?: boolean;
}

/** Called with each state that is reached, while it is on the screen. */
export type Look = (state: string, page: Page, options?: LookOptions) => Promise<void>;

/** Brings people into states of the page, one after the other, and has each looked at. */
export interface Tour {
  readonly name: string;
  /** What it shows. */
  readonly states: readonly string[];
  run(people: People, look: Look): Promise<void>;
}
