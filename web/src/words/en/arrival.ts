import type { Isolated } from '../isolated.ts';

/** What somebody who waits is told: in the tab's title, in notifications, and when they may be notified. */
export const arrival = {
  isHere: (name: Isolated) => `${name || 'Someone'} is here`,
  letIn: 'You were let in',
  begins: 'Your call begins.',
  opened: 'The doors are open',
  canJoin: 'You can join now.',
  decide: 'Let them in, or not.',
  tellWhenCome: 'Tell me when someone comes',
  tellWhenLetIn: 'Tell me when I am let in',
  told: 'While you look at something else, this device tells you.',
  denied:
    'Notifications are blocked for this page; the icon next to the address lets you allow them. You hear a sound, and the tab’s title tells.',
  unsupported: 'This browser can’t notify you here. You hear a sound, and the tab’s title tells.',
  offline: 'You are offline.',
  offlineHelp: 'You can look around; calls work again when there is a network.',
};
