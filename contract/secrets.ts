import { isRandomId, randomSymbols } from './ids.ts';

/**
 * Secrets that open something once: taking a seat over on another device, claiming the host's power.
 * The call document has their hash; firestore.rules compare it with the hash of what is shown.
 */
const SYMBOLS = 24;

/** A new random secret: 24 of 32 symbols, which is 120 bits. */
export const newSecret = (): string => randomSymbols(SYMBOLS);

export const isSecret = isRandomId;

/** SHA-256 of the secret's UTF-8: 64 hexadecimal digits in lower case. */
export async function hashSecret(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
