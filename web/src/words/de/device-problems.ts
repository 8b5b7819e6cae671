import type { Words } from '../en.ts';

export const deviceProblems: Words['deviceProblems'] = {
  without: {
    camera: 'Sie können ohne Kamera beitreten.',
    microphone: 'Sie können ohne Mikrofon beitreten: Sie hören die andere Person, aber sie hört Sie nicht.',
    both: 'Sie können ohne beides beitreten: Sie sehen und hören die andere Person.',
  },
  titles: {
    denied: {
      camera: 'Die Kamera ist blockiert',
      microphone: 'Das Mikrofon ist blockiert',
      both: 'Kamera und Mikrofon sind blockiert',
    },
    missing: {
      camera: 'Keine Kamera gefunden',
      microphone: 'Kein Mikrofon gefunden',
      both: 'Weder Kamera noch Mikrofon gefunden',
    },
    busy: {
      camera: 'Die Kamera wird gerade verwendet',
      microphone: 'Das Mikrofon wird gerade verwendet',
      both: 'Kamera und Mikrofon werden gerade verwendet',
    },
    failed: {
      camera: 'Die Kamera ist nicht gestartet',
      microphone: 'Das Mikrofon ist nicht gestartet',
      both: 'Kamera und Mikrofon sind nicht gestartet',
    },
  },
  help: {
    denied: {
      one: 'Erlauben Sie den Zugriff für diese Seite, meist über das Symbol neben der Adresse, und versuchen Sie es erneut.',
      both: 'Erlauben Sie den Zugriff auf beides für diese Seite, meist über das Symbol neben der Adresse, und versuchen Sie es erneut.',
    },
    missing: {
      one: 'Schließen Sie ein Gerät an und versuchen Sie es erneut.',
      both: 'Schließen Sie ein Gerät an und versuchen Sie es erneut.',
    },
    busy: {
      one: 'Eine andere App oder ein anderer Tab scheint das Gerät zu verwenden. Schließen Sie sie und versuchen Sie es erneut.',
      both: 'Eine andere App oder ein anderer Tab scheint beide zu verwenden. Schließen Sie sie und versuchen Sie es erneut.',
    },
    failed: {
      one: 'Ziehen Sie das Gerät ab und stecken Sie es wieder an, oder starten Sie den Browser neu. Versuchen Sie es dann erneut.',
      both: 'Ziehen Sie beide Geräte ab und stecken Sie sie wieder an, oder starten Sie den Browser neu. Versuchen Sie es dann erneut.',
    },
  },
};
