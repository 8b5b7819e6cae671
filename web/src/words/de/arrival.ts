import type { Words } from '../en.ts';

export const arrival: Words['arrival'] = {
  isHere: (name) => `${name || 'Jemand'} ist da`,
  letIn: 'Sie wurden eingelassen',
  opened: 'Die Türen sind offen',
  canJoin: 'Sie können jetzt beitreten.',
  begins: 'Ihr Anruf beginnt.',
  decide: 'Lassen Sie sie ein, oder lehnen Sie ab.',
  tellWhenCome: 'Bescheid sagen, wenn jemand kommt',
  tellWhenLetIn: 'Bescheid sagen, wenn ich eingelassen werde',
  told: 'Während Sie anderswo sind, sagt dieses Gerät Ihnen Bescheid.',
  denied:
    'Mitteilungen sind für diese Seite gesperrt; über das Symbol neben der Adresse können Sie sie erlauben. Sie hören einen Ton, und der Titel des Tabs sagt es.',
  unsupported:
    'Dieser Browser kann Ihnen hier nicht Bescheid sagen. Sie hören einen Ton, und der Titel des Tabs sagt es.',
  offline: 'Sie sind offline.',
  offlineHelp: 'Sie können sich umsehen; Anrufe gehen wieder, sobald es ein Netz gibt.',
};
