import type { Words } from '../en.ts';

export const line: Words['line'] = {
  ownPaused: 'Ihre Leitung ist schwach: Ihr Bild pausiert, damit man Sie hört.',
  otherPaused: (name) => `Die Leitung von ${name || 'der anderen Person'} ist schwach: Das Bild pausiert.`,
  bothPaused: 'Beide Leitungen sind schwach: Die Bilder pausieren, damit Sie einander hören.',
  hide: 'Meine Adresse verbergen (nur über ein Relay)',
  hideHelp:
    'Der Browser der anderen Person sieht statt Ihrer Adresse die eines Relays. Das kostet etwas Qualität. Das Relay und der Server von Parley sehen Ihre weiterhin; wer sie vorher gesehen hat, kennt sie noch.',
  noRelay: 'Diese Seite hat kein Relay, das für Ihre Adresse stehen könnte.',
  allHidden: 'Diese Seite verbirgt alle Adressen: Jeder Anruf läuft über ein Relay.',
  stuckTitle: 'Kein Relay antwortet',
  stuckText:
    'Ihre Adresse ist verborgen, und ohne Relay kann niemand verbunden werden. Parley versucht es weiter.',
};
