import { LIMITS } from '../../../../contract/limits.ts';
import type { Words } from '../en.ts';

export const errors: Words['errors'] = {
  'call/invalid-id': {
    title: 'Das ist keine Anruf-ID',
    explanation:
      'Eine Anruf-ID hat 10 Buchstaben und Ziffern, zum Beispiel abc-defg-hjk. Fragen Sie bei der Person nach, die sie Ihnen geschickt hat.',
  },
  'call/unknown': {
    title: 'Es gibt keinen Anruf mit dieser ID',
    explanation:
      'Vielleicht ist sie falsch geschrieben, oder der Anruf ist längst vorbei und wurde entfernt. Fragen Sie bei der Person nach, die sie Ihnen geschickt hat.',
  },
  'call/full': {
    title: 'Dieser Anruf ist voll',
    explanation: 'Es sind schon zwei Personen darin. Wenn eine davon geht, können Sie beitreten.',
  },
  'call/ended': {
    title: 'Dieser Anruf ist beendet',
    explanation:
      'Er wurde für alle geschlossen, und niemand kann mehr beitreten. Starten Sie einen neuen und teilen Sie seine ID.',
  },
  'call/not-allowed': {
    title: 'Das ist in diesem Anruf nicht möglich',
    explanation:
      'Der Anruf erlaubt es nicht, oder inzwischen hat sich etwas geändert. Ein neuer Versuch kann helfen.',
  },
  'call/locked': {
    title: 'Dieser Anruf ist gesperrt',
    explanation:
      'Niemand kommt neu herein. Bitten Sie den Gastgeber, ihn zu entsperren, und versuchen Sie es erneut.',
  },
  'call/removed': {
    title: 'Sie wurden aus diesem Anruf entfernt',
    explanation: 'Der Gastgeber hat Sie entfernt, und Sie können nicht zurückkommen.',
  },
  'call/declined': {
    title: 'Sie wurden nicht eingelassen',
    explanation: 'Der Gastgeber dieses Anrufs hat abgelehnt, und Sie können nicht erneut fragen.',
  },
  'call/moved': {
    title: 'Der Anruf geht anderswo weiter',
    explanation: 'Sie setzen ihn auf einem anderen Gerät fort. Kamera und Mikrofon dieses Geräts sind aus.',
  },
  'call/link-used': {
    title: 'Dieser Link gilt nicht mehr',
    explanation: 'Er funktioniert nur einmal. Er wurde schon verwendet oder durch einen anderen ersetzt.',
  },
  'room/invalid-name': {
    title: 'Das ist kein Raumname',
    explanation: `Ein Raumname enthält Buchstaben oder Ziffern und hat höchstens ${LIMITS.room} Zeichen.`,
  },
  'media/denied': {
    title: 'Kamera und Mikrofon sind blockiert',
    explanation:
      'Erlauben Sie beides für diese Seite, meist über das Symbol neben der Adresse, und versuchen Sie es erneut.',
  },
  'media/missing': {
    title: 'Weder Kamera noch Mikrofon gefunden',
    explanation: 'Schließen Sie ein Gerät an und versuchen Sie es erneut. Sie können auch ohne beitreten.',
  },
  'media/busy': {
    title: 'Kamera oder Mikrofon wird gerade verwendet',
    explanation:
      'Eine andere App oder ein anderer Tab scheint das Gerät zu verwenden. Schließen Sie sie und versuchen Sie es erneut.',
  },
  'media/failed': {
    title: 'Kamera oder Mikrofon ist nicht gestartet',
    explanation:
      'Ziehen Sie das Gerät ab und stecken Sie es wieder an, oder starten Sie den Browser neu. Versuchen Sie es dann erneut.',
  },
  'browser/no-webrtc': {
    title: 'Mit diesem Browser sind keine Videoanrufe möglich',
    explanation:
      'Ihm fehlt WebRTC, oder es ist abgeschaltet. Öffnen Sie denselben Link in einem aktuellen Chrome, Edge, Firefox oder Safari.',
  },
  'browser/insecure-origin': {
    title: 'Diese Seite ist nicht sicher',
    explanation:
      'Browser geben Kamera und Mikrofon nur Seiten mit https. Öffnen Sie dieselbe Adresse mit https.',
  },
  'network/offline': {
    title: 'Sie sind offline',
    explanation: 'Parley versucht es von selbst erneut, sobald es ein Netz gibt.',
  },
  'network/firebase-unreachable': {
    title: 'Der Server von Parley ist nicht erreichbar',
    explanation:
      'Es gibt ein Netz, aber es lässt uns nicht durch, oder der Server ist ausgefallen. Ursache kann ein Blocker, ein VPN oder ein Firmennetz sein: Versuchen Sie es ohne, oder in einem anderen Netz.',
  },
  'network/connection-failed': {
    title: 'Sie konnten nicht verbunden werden',
    explanation:
      'Ihre beiden Browser fanden keinen Weg zueinander, meist wegen einer strengen Firewall. Versuchen Sie es erneut, oder wechseln Sie auf einer Seite das Netz, zum Beispiel zum Hotspot eines Telefons.',
  },
  'network/no-relay': {
    title: 'Ihr Netz blockiert Anrufe',
    explanation:
      'Von hier war kein Relay zu erreichen, also führt kein Weg durch die Firewall. Nehmen Sie ein anderes Netz, zum Beispiel den Hotspot eines Telefons.',
  },
  'relay/none': {
    title: 'Zum Verbergen Ihrer Adresse fehlt ein Relay',
    explanation:
      'Sie möchten Ihre Adresse verbergen, und diese Seite hat kein Relay, das für sie stehen könnte. Fahren Sie fort, ohne sie zu verbergen, oder nutzen Sie eine andere Seite.',
  },
  'relay/not-set-up': {
    title: 'Diese Seite ist für Anrufe noch nicht eingerichtet',
    explanation:
      'Sie verbirgt alle Adressen und hat kein Relay, das für sie stehen könnte. Das kann nur beheben, wer diese Seite betreibt.',
  },
  'relay/unavailable': {
    title: 'Kein Relay hat geantwortet',
    explanation:
      'Ihre Adresse ist verborgen, der Anruf kann also nur über ein Relay laufen, und keines war zu haben. Versuchen Sie es etwas später erneut.',
  },
  'limit/reached': {
    title: 'Zu viele Versuche von hier',
    explanation:
      'Das schützt das Projekt vor Missbrauch. Warten Sie eine Weile und versuchen Sie es dann erneut.',
  },
  internal: {
    title: 'Etwas ist schiefgegangen',
    explanation: 'Das ist unser Fehler, nicht Ihrer. Ein neuer Versuch hilft oft.',
  },
};
