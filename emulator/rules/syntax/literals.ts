import { unimplemented } from '../../services/status.ts';
import { SyntaxFailure } from './syntax-error.ts';

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * The string between the quotes `text`, which begins at `offset`. Escapes: `\\ \' \" \n \r \t`
 * and `\uXXXX`; the reference names no others, so others are refused.
 */
export function unescapeString(text: string, offset: number): string {
  return text.replace(/\\(u[0-9A-Fa-f]{4}|[^])/g, (_, escape: string, at: number) => {
    if (escape.length === 5) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    const simple = SIMPLE_ESCAPES[escape];
    if (simple === undefined) {
      throw new SyntaxFailure(unimplemented(`the escape \\${escape} in a string`).message, offset + at);
    }
    return simple;
  });
}

/**
 * The bytes between the quotes of `b'…'`: characters as UTF-8, `\xHH` with two digits and `\OOO`
 * with three octal digits (rules.Bytes).
 */
export function unescapeBytes(text: string, offset: number): Uint8Array {
  const parts: Uint8Array[] = [];
  const pieces = /\\x([0-9A-Fa-f]{2})|\\([0-3][0-7]{2})|\\([^])|[^\\]+/g;
  for (const piece of text.matchAll(pieces)) {
    const [whole, hex, octal, escape] = piece;
    if (hex !== undefined) parts.push(Uint8Array.of(Number.parseInt(hex, 16)));
    else if (octal !== undefined) parts.push(Uint8Array.of(Number.parseInt(octal, 8)));
    else if (escape === undefined) parts.push(Buffer.from(whole, 'utf8'));
    else {
      const simple = SIMPLE_ESCAPES[escape];
      if (simple === undefined) {
        throw new SyntaxFailure(
          unimplemented(`the escape \\${escape} in bytes`).message,
          offset + piece.index,
        );
      }
      parts.push(Buffer.from(simple, 'utf8'));
    }
  }
  return new Uint8Array(Buffer.concat(parts));
}
