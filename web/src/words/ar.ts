import type { Words } from './en.ts';
import { status } from './ar/status.ts';

export const ar: Words = { status };
