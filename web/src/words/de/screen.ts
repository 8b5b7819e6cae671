import type { Words } from '../en.ts';

export const screen: Words['screen'] = {
  share: 'Bildschirm teilen',
  stop: 'Nicht mehr teilen',
  choosing: 'Wähl aus, was du teilst …',
  sharing: 'Du teilst deinen Bildschirm',
  stopped: 'Dein Bildschirm wird nicht mehr geteilt.',
  of: (name) => (name === '' ? 'Bildschirm der anderen Person' : `Bildschirm von ${name}`),
  coming: (name) =>
    name === '' ? 'Der Bildschirm der anderen Person kommt …' : `Der Bildschirm von ${name} kommt …`,
  shares: (name) => `${name || 'Die andere Person'} teilt einen Bildschirm.`,
  stops: (name) => `${name || 'Die andere Person'} teilt nichts mehr.`,
  notes: {
    denied: {
      title: 'Das System lässt diesen Browser den Bildschirm nicht aufnehmen',
      text: 'Auf dem Mac: Systemeinstellungen, Datenschutz & Sicherheit, Bildschirm- und Systemaudioaufnahme. Schalte den Browser dort ein und starte ihn neu.',
    },
    failed: {
      title: 'Der Bildschirm konnte nicht geteilt werden',
      text: 'Versuch es mit einem anderen Fenster oder dem ganzen Bildschirm.',
    },
    alone: {
      title: 'Dein Bildschirm wird nicht mehr geteilt',
      text: 'Die andere Person ist gegangen. Teile ihn wieder, wenn jemand da ist.',
    },
    reloaded: {
      title: 'Dein Bildschirm wird nicht mehr geteilt',
      text: 'Die Seite wurde neu geladen. Teile ihn wieder, wenn du magst.',
    },
  },
  taken: {
    camera: (name) => ({
      title: 'Eine andere App hat deine Kamera',
      text: `${name || 'Die andere Person'} sieht dich nicht, bis sie wieder frei ist; dann kommt sie von selbst zurück.`,
    }),
    microphone: (name) => ({
      title: 'Eine andere App hat dein Mikrofon',
      text: `${name || 'Die andere Person'} hört dich nicht, bis es wieder frei ist; dann kommt es von selbst zurück.`,
    }),
    both: (name) => ({
      title: 'Eine andere App hat Kamera und Mikrofon',
      text: `${name || 'Die andere Person'} sieht und hört dich nicht, bis beide wieder frei sind; dann kommen sie von selbst zurück.`,
    }),
  },
  back: { camera: 'Deine Kamera ist wieder da.', microphone: 'Dein Mikrofon ist wieder da.' },
  near: (name) => ({
    title: 'Seid ihr in einem Raum?',
    text: `Du und ${name || 'die andere Person'} seid im selben Netz. In einem Raum nehmt Kopfhörer oder schaltet eins der beiden stumm, sonst gibt es ein Echo.`,
  }),
};
