import type { Words } from '../en.ts';
import { number } from '../formats.ts';

export const devices: Words['devices'] = {
  title: 'Kamera und Ton',
  button: 'Geräte',
  switches: 'Kamera und Mikrofon',
  camera: 'Kamera',
  microphone: 'Mikrofon',
  speaker: 'Lautsprecher',
  systemDefault: 'Wie im System eingestellt',
  anyCamera: 'Was der Browser wählt',
  none: { camera: 'Noch ist keine Kamera erlaubt', microphone: 'Noch ist kein Mikrofon erlaubt' },
  level: 'Pegel des Mikrofons',
  levelOff: 'Ihr Mikrofon ist aus.',
  levelHeard: 'Ihr Mikrofon funktioniert.',
  levelSilent: 'Sagen Sie etwas: Der Balken bewegt sich mit Ihrer Stimme.',
  otherSpeaker: 'Anderen Lautsprecher wählen …',
  noChoiceOfSpeaker:
    'Dieser Browser spielt dort, wo das System spielt: Wählen Sie den Lautsprecher in den Systemeinstellungen.',
  echoes: 'Beide Geräte in einem Raum? Verwenden Sie Kopfhörer, sonst gibt es ein Echo.',
  headphones:
    'Zwei Geräte in einem Raum? Verwenden Sie Kopfhörer, oder schalten Sie bei einem das Mikrofon stumm und den Ton leise: Sonst hört jedes das andere, und es gibt ein Echo.',
  sounds: 'Töne',
  soundsHelp: 'Dieses Gerät klingelt leise, wenn jemand anklopft oder kommt.',
  soundTest: {
    idle: { button: 'Testton abspielen', text: '' },
    playing: { button: 'Wird abgespielt …', text: 'Sie sollten drei Töne hören.' },
    played: {
      button: 'Noch einmal abspielen',
      text: 'Nichts gehört? Stellen Sie den Ton lauter oder wählen Sie einen anderen Lautsprecher.',
    },
    blocked: {
      button: 'Testton abspielen',
      text: 'Der Browser spielt keinen Ton ab. Versuchen Sie es erneut.',
    },
  },
  recordTest: {
    start: (seconds) => `${number(seconds)} Sekunden aufnehmen und abspielen`,
    promise: 'Sehen und hören Sie sich selbst, wie andere es tun. Die Aufnahme bleibt auf diesem Gerät.',
    recording: (secondsLeft) => `Aufnahme läuft, noch ${number(secondsLeft)} s. Sagen Sie etwas.`,
    playing: 'Das sind Sie.',
    again: 'Noch einmal aufnehmen',
    played: 'Das waren Sie. Die Aufnahme wird nicht aufbewahrt.',
    silent: 'Kamera und Mikrofon sind aus: Es gibt nichts aufzunehmen.',
    failed: 'Dieser Browser konnte nicht aufnehmen oder abspielen.',
    recorded: 'Die Aufnahme',
  },
  unnamed: { camera: 'Die Kamera', microphone: 'Das Mikrofon', speaker: 'Der Lautsprecher' },
  isGone: (device) => `${device} ist weg`,
  isBack: (device) => `${device} ist wieder da`,
  didNotStart: (device) => `${device} ist nicht gestartet`,
  isUsed: {
    camera: (device) => `Ihre Kamera ist jetzt ${device}.`,
    microphone: (device) => `Ihr Mikrofon ist jetzt ${device}.`,
    speaker: (device) => `Ihr Lautsprecher ist jetzt ${device}.`,
  },
  isUsedAgain: {
    camera: 'Sie ist wieder Ihre Kamera.',
    microphone: 'Es ist wieder Ihr Mikrofon.',
    speaker: 'Er ist wieder Ihr Lautsprecher.',
  },
  hearsThroughSystem: 'Sie hören über das Gerät, das im System eingestellt ist.',
  otherAppMayHaveIt: 'Vielleicht verwendet eine andere App das Gerät.',
  inApp: {
    title: (app) => `${app || 'Diese App'} lässt uns die Kamera nicht verwenden`,
    android: 'Öffnen Sie die Seite in Ihrem Browser: mit dem Knopf oder im Menü der App.',
    others:
      'Öffnen Sie die Seite in Ihrem Browser: im Menü der App mit „Im Browser öffnen“ oder „In Safari öffnen“. Oder kopieren Sie den Link und fügen Sie ihn dort ein.',
    open: 'Im Browser öffnen',
  },
};
