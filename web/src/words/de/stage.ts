import type { Words } from '../en.ts';

export const stage: Words['stage'] = {
  ownPicture: 'Ihr Bild',
  otherPicture: (name) => `${name || 'Die andere Person'}, Bild`,
  screenPicture: 'Der gezeigte Bildschirm',
  action: (picture, does) => `${picture}: ${does}`,
  enlarge: 'Groß zeigen',
  move: 'Verschieben',
  moveHelp: 'Pfeiltasten, oder drücken für die nächste Ecke',
  hide: 'Ausblenden',
  swap: 'Bilder tauschen',
  hideSelf: 'Eigenes Bild ausblenden',
  showSelf: 'Eigenes Bild zeigen',
  selfIsHidden: 'Ihr Bild ist hier ausgeblendet. Die andere Person sieht es weiterhin.',
  selfIsShown: 'Ihr Bild wird wieder gezeigt.',
  isLarge: (picture) => `${picture}: jetzt groß.`,
  movedTo: {
    'top-left': 'Jetzt oben links.',
    'top-right': 'Jetzt oben rechts.',
    'bottom-right': 'Jetzt unten rechts.',
    'bottom-left': 'Jetzt unten links.',
  },
  fullScreen: 'Vollbild',
  leaveFullScreen: 'Vollbild verlassen',
  smallWindow: 'Kleines Fenster im Vordergrund',
  closeSmallWindow: 'Kleines Fenster schließen',
  backToPage: 'Zurück zur Seite',
  isMuted: 'ist stumm',
  hear: (name) => `Tippen, um ${name || 'die andere Person'} zu hören`,
  silenced: (name) =>
    `Der Browser gibt keinen Ton wieder, bevor Sie etwas tun. Drücken Sie eine Taste, um ${name || 'die andere Person'} zu hören.`,
  youAreMuted: 'Sie sind stumm',
  unmute: 'Mikrofon an',
  speaksWhileMuted: (key) =>
    key === null
      ? 'Sie sind stumm, niemand hört Sie.'
      : `Sie sind stumm. Drücken Sie ${key}, um gehört zu werden.`,
  noticeMuted: 'Bescheid geben, wenn ich spreche, während ich stumm bin',
  noticeMutedHelp:
    'Diese Seite hört Ihr Mikrofon dann auch, während Sie stumm sind. Nichts davon verlässt dieses Gerät.',
};
