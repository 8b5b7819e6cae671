import type { Words } from './en.ts';
import { stage } from './de/stage.ts';
import { status } from './de/status.ts';

export const de: Words = { stage, status };
