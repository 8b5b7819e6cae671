import type { Words } from '../en.ts';

export const common: Words['common'] = {
  backToStart: 'Parley, zur Startseite',
  cancel: 'Abbrechen',
  close: 'Schließen',
  tryAgain: 'Erneut versuchen',
  stop: 'Anhalten',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copiedAnd: (note) => `Kopiert. ${note}`,
  notCopied: 'Nicht kopiert',
  copyRefused: 'Der Browser lässt das Kopieren nicht zu. Markieren Sie stattdessen den Text.',
  copyId: 'ID kopieren',
  copyName: 'Namen kopieren',
  copyLink: 'Link kopieren',
  callId: 'Anruf-ID',
  room: 'Raum',
  qrCode: 'QR-Code',
  language: 'Sprache',
  wordsMissing: 'Diese Sprache konnte nicht geladen werden. Versuchen Sie es erneut, sobald Sie online sind.',
  otherPerson: 'Die andere Person',
  someone: 'Jemand',
};
