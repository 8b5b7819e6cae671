/**
 * WebChannel's framing: the text's length, a line feed, the text. The length counts UTF-16 code
 * units, which is what a browser's decoder counts, and not bytes.
 */
export const frame = (text: string): string => `${text.length}\n${text}`;

/** A numbered message of a back channel; `message` is JSON text. */
export interface NumberedMessage {
  readonly id: number;
  readonly message: string;
}

/** Several messages in one frame: `[[id,[message]],…]`. */
export const frameMessages = (messages: readonly NumberedMessage[]): string =>
  frame(`[${messages.map(({ id, message }) => `[${id},[${message}]]`).join(',')}]`);
