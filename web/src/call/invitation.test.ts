import { expect, it } from 'vitest';
import { newSecret } from '../../../contract/secrets.ts';
import type { Invitation } from './controller.ts';
import { formatInvitation, parseInvitation } from './invitation.ts';

const secret = newSecret();

it.each<Invitation>([
  { to: 'host', secret },
  { to: 'move', role: 'caller', secret, asHost: false },
  { to: 'move', role: 'callee', secret, asHost: true },
])('reads what it wrote: %o', (invitation) => {
  expect(parseInvitation(formatInvitation(invitation))).toEqual(invitation);
  expect(parseInvitation(`#${formatInvitation(invitation)}`)).toEqual(invitation);
});

it.each([
  '',
  '#',
  '#top',
  'host=',
  'host=SHORT',
  `move=${secret}`,
  `move=guest.${secret}`,
  `move=caller.${secret}.x`,
  `move=caller.${secret}.host.x`,
])('finds none in %j', (fragment) => expect(parseInvitation(fragment)).toBeNull());
