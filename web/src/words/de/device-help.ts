import type { Words } from '../en.ts';

const AGAIN =
  'Klicken Sie dann hier auf „Erneut versuchen“. Will der Browser die Seite neu laden, lassen Sie ihn.';
const TAP_AGAIN = 'Tippen Sie dann hier auf „Erneut versuchen“, oder laden Sie die Seite neu.';
const RELOAD = 'Laden Sie dann die Seite neu.';

export const deviceHelp: Words['deviceHelp'] = {
  names: { camera: '„Kamera“', microphone: '„Mikrofon“', both: '„Kamera“ und „Mikrofon“' },
  otherwise: 'Ist es dort schon erlaubt?',
  tapAgain: TAP_AGAIN,
  browsers: {
    chrome: (name) => [
      'Klicken Sie auf das Symbol links neben der Adresse, „Websiteinformationen anzeigen“.',
      `Schalten Sie ${name} ein.`,
      AGAIN,
    ],
    edge: (name) => [
      'Klicken Sie auf das Schloss links neben der Adresse, „Websiteinformationen anzeigen“.',
      `Setzen Sie unter „Berechtigungen für diese Website“ ${name} auf „Zulassen“.`,
      AGAIN,
    ],
    firefox: (name) => [
      'Klicken Sie auf das durchgestrichene Symbol links neben der Adresse.',
      `Klicken Sie bei ${name} auf das × hinter „Blockiert“ oder „Vorübergehend blockiert“.`,
      'Klicken Sie dann hier auf „Erneut versuchen“, und auf „Erlauben“, wenn Firefox fragt.',
    ],
    safari: (name) => [
      'Öffnen Sie in der Menüleiste „Safari“, dann „Einstellungen für“ diese Website.',
      `Stellen Sie ${name} auf „Erlauben“.`,
      RELOAD,
    ],
    'chrome-android': (name) => [
      'Tippen Sie auf das Symbol links neben der Adresse, dann auf „Berechtigungen“.',
      `Schalten Sie ${name} ein.`,
      TAP_AGAIN,
    ],
    'firefox-android': (name) => [
      'Tippen Sie auf das Symbol links neben der Adresse.',
      `Tippen Sie auf ${name}, bis dort „Erlaubt“ steht.`,
      TAP_AGAIN,
    ],
    samsung: (name) => [
      'Tippen Sie auf das Symbol links neben der Adresse, dann auf „Berechtigungen“.',
      `Erlauben Sie ${name}.`,
      TAP_AGAIN,
    ],
    'safari-ios': (name) => [
      'Tippen Sie auf das Seitenmenü neben der Adresse („aA“ oder eine Liste mit Linien), dann auf „Website-Einstellungen“. Es kann sich hinter „…“ befinden.',
      `Stellen Sie ${name} auf „Erlauben“.`,
      RELOAD,
    ],
    'other-ios': (name) => [
      'Öffnen Sie die App „Einstellungen“ des Geräts, dann „Apps“, dann diesen Browser.',
      `Schalten Sie ${name} ein.`,
      'Kommen Sie zurück und laden Sie die Seite neu.',
    ],
    'in-app': (name) => [
      'Manchen Apps kann man es erlauben: Öffnen Sie die „Einstellungen“ des Telefons, dann „Apps“, dann die App, in der Sie sind.',
      `Erlauben Sie ${name}, gegebenenfalls unter „Berechtigungen“.`,
      TAP_AGAIN,
    ],
    other: (name) => [
      'Klicken Sie auf das Symbol neben der Adresse, oder öffnen Sie die Einstellungen des Browsers für diese Website.',
      `Erlauben Sie ${name}.`,
      TAP_AGAIN,
    ],
  },
  systems: {
    macos: (name) => [
      'Öffnen Sie die „Systemeinstellungen“ des Mac, dann „Datenschutz & Sicherheit“.',
      `Schalten Sie unter ${name} diesen Browser ein, und starten Sie ihn neu.`,
    ],
    windows: (name) => [
      'Öffnen Sie die „Einstellungen“ von Windows, dann „Datenschutz und Sicherheit“.',
      `Schalten Sie unter ${name} den Zugriff ein, auch den für Desktop-Apps.`,
    ],
    android: (name) => [
      'Öffnen Sie die „Einstellungen“ des Telefons, dann „Apps“, dann diesen Browser, dann „Berechtigungen“.',
      `Erlauben Sie ${name}.`,
    ],
    ios: (name) => [
      'Öffnen Sie die App „Einstellungen“, dann „Datenschutz & Sicherheit“.',
      `Schalten Sie unter ${name} diesen Browser ein.`,
    ],
    other: (name) => [
      `Sehen Sie in den Datenschutzeinstellungen des Systems nach, und erlauben Sie diesem Browser ${name}.`,
    ],
  },
};
