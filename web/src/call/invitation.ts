import { isSecret } from '../../../contract/secrets.ts';
import type { Invitation } from './controller.ts';

/**
 * What stands behind the `#` of a link: `move=callee.<secret>`, `move=caller.<secret>.host`, `host=<secret>`.
 * Browsers don't send it to a server.
 */
export function formatInvitation(invitation: Invitation): string {
  if (invitation.to === 'host') return `host=${invitation.secret}`;
  const { role, secret, asHost } = invitation;
  return `move=${role}.${secret}${asHost ? '.host' : ''}`;
}

/** The invitation in a fragment, with or without its `#`; null when there is none. */
export function parseInvitation(fragment: string): Invitation | null {
  const [, to, rest = ''] = /^#?(move|host)=(.+)$/.exec(fragment) ?? [];
  if (to === 'host') return isSecret(rest) ? { to, secret: rest } : null;
  const [role, secret = '', host, ...more] = rest.split('.');
  if (to !== 'move' || (role !== 'caller' && role !== 'callee') || !isSecret(secret)) return null;
  if (more.length > 0 || (host !== undefined && host !== 'host')) return null;
  return { to, role, secret, asHost: host === 'host' };
}
