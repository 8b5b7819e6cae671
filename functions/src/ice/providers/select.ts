import { cloudflare } from './cloudflare.ts';
import { coturn } from './coturn.ts';
import { metered } from './metered.ts';
import type { IceProvider } from './provider.ts';
import { twilio } from './twilio.ts';
import { xirsys } from './xirsys.ts';

/** By the name that TURN_PROVIDER has. A provider declares its parameters and secrets when it is made. */
const PROVIDERS: Readonly<Record<string, () => IceProvider>> = {
  coturn,
  cloudflare,
  twilio,
  metered,
  xirsys,
};

/** The provider of this name, or null for `none`. Throws for a name that there isn't, which stops a deploy. */
export function selectProvider(name: string): IceProvider | null {
  if (name === 'none') return null;
  const make = Object.hasOwn(PROVIDERS, name) ? PROVIDERS[name] : undefined;
  if (make) return make();
  throw new Error(
    `TURN_PROVIDER is "${name}"; it can be ${['none', ...Object.keys(PROVIDERS)].join(', ')}. ` +
      'It is set in functions/.env or functions/.env.<project ID>.',
  );
}
