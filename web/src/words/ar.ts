import type { Words } from './en.ts';
import { stage } from './ar/stage.ts';
import { status } from './ar/status.ts';

export const ar: Words = { stage, status };
