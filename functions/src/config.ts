import { defineBoolean, defineInt, defineString } from 'firebase-functions/params';
import type { Limits } from './usage/limits.ts';

/** What a project sets in `.env` and `.env.<project ID>`; README.md explains each. */
const STUN_URLS = defineString('STUN_URLS', {
  default: 'stun:stun.l.google.com:19302',
  description: 'STUN servers, separated by commas; may be empty.',
});

defineBoolean('ENFORCE_APP_CHECK', {
  default: false,
  description: 'Refuse requests without a valid App Check token.',
});

/** The SDK asks for this while the CLI looks at the functions, when a parameter mustn't be read. */
export const enforceAppCheck = (): boolean => process.env['ENFORCE_APP_CHECK'] === 'true';

const LIMIT_PERSON_HOUR = defineInt('LIMIT_PERSON_HOUR', { default: 30 });
const LIMIT_CALL_HOUR = defineInt('LIMIT_CALL_HOUR', { default: 60 });
const LIMIT_ADDRESS_HOUR = defineInt('LIMIT_ADDRESS_HOUR', { default: 120 });
const LIMIT_PROJECT_DAY = defineInt('LIMIT_PROJECT_DAY', { default: 5000 });
const USAGE_SHARDS = defineInt('USAGE_SHARDS', { default: 1 });

export const stunUrls = (): string[] => splitUrls(STUN_URLS.value());

export const limits = (): Limits => ({
  personPerHour: LIMIT_PERSON_HOUR.value(),
  callPerHour: LIMIT_CALL_HOUR.value(),
  addressPerHour: LIMIT_ADDRESS_HOUR.value(),
  projectPerDay: LIMIT_PROJECT_DAY.value(),
  shards: Math.max(1, USAGE_SHARDS.value()),
});

/**
 * Which provider of TURN this deploy uses. Not a parameter: the CLI resolves those after it has read
 * which secrets the functions need, and that depends on it.
 */
export const turnProvider = (): string => process.env['TURN_PROVIDER'] || 'none';

/** URLs from a list that is separated by commas. */
export function splitUrls(list: string): string[] {
  return list
    .split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '');
}
