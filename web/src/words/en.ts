import { stage } from './en/stage.ts';
import { status } from './en/status.ts';

/** English: it says which words there are. */
export const en = { stage, status };

/** What every dictionary has, with the parameters of each sentence. */
export type Words = typeof en;
