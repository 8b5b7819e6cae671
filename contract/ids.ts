/**
 * Call IDs: 10 symbols out of 32, which is 50 bits from a cryptographic source.
 * The symbols are Crockford's base 32 in lower case: no i, l, o or u, and what is
 * easily misread is read as what was meant (o as 0, i and l as 1).
 */
export const ID_SYMBOLS = '0123456789abcdefghjkmnpqrstvwxyz';
export const ID_LENGTH = 10;

const ID_PATTERN = /^[0-9a-hjkmnp-tv-z]{10}$/;

/** A new random call ID, as stored: without dashes, e.g. `abcdefghjk`. */
export function newCallId(
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (b) => crypto.getRandomValues(b),
): string {
  // 256 is a multiple of 32, so taking five bits of each byte has no bias.
  return Array.from(random(new Uint8Array(ID_LENGTH)), (byte) => ID_SYMBOLS[byte & 31]).join('');
}

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
export function newPeerId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => ID_SYMBOLS[byte & 31]).join('');
}
