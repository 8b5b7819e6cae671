/**
 * Call IDs: 10 symbols out of 32, which is 50 bits from a cryptographic source.
 * The symbols are Crockford's base 32 in lower case: no i, l, o or u, and what is
 * easily misread is read as what was meant (o as 0, i and l as 1).
 */
export const ID_SYMBOLS = '0123456789abcdefghjkmnpqrstvwxyz';
export const ID_LENGTH = 10;

const ID_PATTERN = /^[0-9a-hjkmnp-tv-z]{10}$/;

type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;

/** So many random symbols, five bits each. */
export function randomSymbols(
  count: number,
  random: RandomBytes = (bytes) => crypto.getRandomValues(bytes),
): string {
  // 256 is a multiple of 32, so taking five bits of each byte has no bias.
  return Array.from(random(new Uint8Array(count)), (byte) => ID_SYMBOLS[byte & 31]).join('');
}

/** A new random call ID, as stored: without dashes, e.g. `abcdefghjk`. */
export const newCallId = (random?: RandomBytes): string => randomSymbols(ID_LENGTH, random);

/** Whether this is a call ID as stored. */
export function isCallId(text: string): boolean {
  return ID_PATTERN.test(text);
}

/** The form people read: `abc-defg-hjk`. */
export function formatCallId(id: string): string {
  return `${id.slice(0, 3)}-${id.slice(3, 7)}-${id.slice(7)}`;
}

/** The path of a call's page: `/c/abc-defg-hjk`. */
export function callPath(id: string): string {
  return `/c/${formatCallId(id)}`;
}

/**
 * The call ID in what someone typed or pasted: an ID with or without dashes and spaces,
 * in either case, or a link to a call (with or without scheme), also inside angle brackets
 * or with text around the link. Null when there is none.
 */
export function parseCallId(input: string): string | null {
  const link = /\/c\/([^\s/?#<>"']+)/i.exec(input);
  const raw = link?.[1] ?? input;
  const id = raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_‐-―.<>"']/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');
  return isCallId(id) ? id : null;
}

/** A random id of a tab (`peer`) or a page load (`session`): 16 symbols, 80 bits. */
export const newPeerId = (): string => randomSymbols(16);

/** As random ids and secrets are taken everywhere: firestore.rules has the same. */
export const isRandomId = (text: string): boolean => /^[0-9a-z]{16,32}$/.test(text);
