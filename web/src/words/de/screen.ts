import type { Words } from '../en.ts';

export const screen: Words['screen'] = {
  share: 'Bildschirm teilen',
  stop: 'Nicht mehr teilen',
  choosing: 'Wählen Sie aus, was Sie teilen …',
  sharing: 'Sie teilen Ihren Bildschirm',
  stopped: 'Ihr Bildschirm wird nicht mehr geteilt.',
  of: (name) => (name === '' ? 'Bildschirm der anderen Person' : `Bildschirm von ${name}`),
  coming: (name) =>
    name === '' ? 'Der Bildschirm der anderen Person kommt …' : `Der Bildschirm von ${name} kommt …`,
  shares: (name) => `${name || 'Die andere Person'} teilt einen Bildschirm.`,
  stops: (name) => `${name || 'Die andere Person'} teilt nichts mehr.`,
  notes: {
    denied: {
      title: 'Das System lässt diesen Browser den Bildschirm nicht aufnehmen',
      text: 'Auf dem Mac: Systemeinstellungen, Datenschutz & Sicherheit, Bildschirm- und Systemaudioaufnahme. Schalten Sie den Browser dort ein und starten Sie ihn neu.',
    },
    failed: {
      title: 'Der Bildschirm konnte nicht geteilt werden',
      text: 'Versuchen Sie es mit einem anderen Fenster oder dem ganzen Bildschirm.',
    },
    alone: {
      title: 'Ihr Bildschirm wird nicht mehr geteilt',
      text: 'Die andere Person ist gegangen. Teilen Sie ihn wieder, wenn jemand da ist.',
    },
    reloaded: {
      title: 'Ihr Bildschirm wird nicht mehr geteilt',
      text: 'Die Seite wurde neu geladen. Teilen Sie ihn wieder, wenn Sie möchten.',
    },
  },
  taken: {
    camera: (name) => ({
      title: 'Eine andere App hat Ihre Kamera',
      text: `${name || 'Die andere Person'} sieht Sie nicht, bis die Kamera wieder frei ist; dann kommt sie von selbst zurück.`,
    }),
    microphone: (name) => ({
      title: 'Eine andere App hat Ihr Mikrofon',
      text: `${name || 'Die andere Person'} hört Sie nicht, bis das Mikrofon wieder frei ist; dann kommt es von selbst zurück.`,
    }),
    both: (name) => ({
      title: 'Eine andere App hat Kamera und Mikrofon',
      text: `${name || 'Die andere Person'} sieht und hört Sie nicht, bis beide wieder frei sind; dann kommen sie von selbst zurück.`,
    }),
  },
  back: { camera: 'Ihre Kamera ist wieder da.', microphone: 'Ihr Mikrofon ist wieder da.' },
  near: (name) => ({
    title: 'Sind Sie beide in einem Raum?',
    text: `Sie und ${name || 'die andere Person'} sind im selben Netz. Sind Sie in einem Raum, verwenden Sie Kopfhörer oder schalten Sie eines der Geräte stumm: Sonst gibt es ein Echo.`,
  }),
};
