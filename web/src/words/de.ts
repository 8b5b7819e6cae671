import type { Words } from './en.ts';
import { status } from './de/status.ts';

export const de: Words = { status };
