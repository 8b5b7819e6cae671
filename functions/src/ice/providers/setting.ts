import { ProviderError } from './provider-error.ts';

/** A parameter or a secret. */
export interface Setting {
  readonly name: string;
  value(): string;
}

/** What a secret may be: it goes into a header, which takes no line break, and says so by quoting the secret. */
const SECRET = /^[\x21-\x7e]{1,512}$/;

/**
 * The value without space around it, which pasting and `echo` add. Throws ProviderError with the
 * setting's name when it doesn't have the form.
 */
export function settingOf(setting: Setting, form: RegExp = SECRET): string {
  const value = setting.value().trim();
  if (!form.test(value)) throw new ProviderError('provider/misconfigured', { fix: [setting.name] });
  return value;
}

/** The header of HTTP Basic authentication: RFC 7617. */
export const basicAuth = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
