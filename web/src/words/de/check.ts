import type { CheckWords } from '../en/check.ts';
import { milliseconds, number } from '../formats.ts';
import { several } from './several.ts';

const addresses = (count: number): string =>
  several(count, { one: '1 Adresse', other: `${number(count)} Adressen` });

export const check: CheckWords = {
  title: 'Verbindungstest',
  lead: 'Was einen Anruf verhindern kann, einzeln geprüft: dieses Gerät, der Server von Parley und jeder Weg zur anderen Person.',
  start: 'Test starten',
  again: 'Erneut prüfen',
  checking: 'Wird geprüft …',
  note: 'Der Test fragt nach Kamera und Mikrofon, spielt einen Ton ab, eröffnet und beendet einen eigenen Anruf und sendet bis zu 8 MB über das Relay, falls es eines gibt. Nichts beginnt, bevor Sie ihn starten.',
  started: 'Der Test hat begonnen.',
  over: (summary) => `Der Test ist fertig: ${summary}.`,
  yourServers: (summary) => `Ihre Server: ${summary}.`,
  yes: 'Ja',
  no: 'Nein',
  ownCamera: 'Ihre Kamera',
  switchOff: 'Ausschalten',
  groups: {
    device: 'Dieses Gerät',
    signaling: 'Der Server von Parley',
    ways: 'Wege zur anderen Person',
    hand: 'Ein Server Ihrer Wahl',
  },
  states: {
    idle: 'Nicht geprüft',
    running: 'Läuft',
    passed: 'Bestanden',
    failed: 'Fehlgeschlagen',
    skipped: 'Übersprungen',
  },
  count: {
    passed: (count) => `${number(count)} bestanden`,
    failed: (count) => `${number(count)} fehlgeschlagen`,
    skipped: (count) => `${number(count)} übersprungen`,
  },
  titles: {
    browser: 'Browser',
    camera: 'Kamera',
    microphone: 'Mikrofon',
    speaker: 'Lautsprecher',
    signIn: 'Anmeldung',
    createCall: 'Firestore, hin und zurück',
    iceServers: 'Server dieser Seite',
    endCall: 'Firestore, Ende des Anrufs',
    host: 'Direkt, im selben Netz',
    loopback: 'Ein Anruf über das Relay',
  },
  transports: {
    stun: 'Direkt, mit einem STUN-Server',
    udp: 'Relay über UDP',
    tcp: 'Relay über TCP',
    tls: 'Relay über TLS',
    dtls: 'Relay über DTLS',
  },
  report: {
    title: 'Bericht',
    copy: 'Bericht kopieren',
    hint: 'Für die Person, die Ihnen hilft. Zugangsdaten stehen nicht darin, und Adressen fehlt das Ende.',
    heading: 'Parley-Verbindungstest',
    browser: (userAgent) => `Browser: ${userAgent}`,
    nothing: 'Noch wurde nichts geprüft.',
    error: (code) => `Fehler ${code}`,
    states: {
      idle: 'offen',
      running: 'läuft',
      passed: 'bestanden',
      failed: 'fehlgeschlagen',
      skipped: 'übersprungen',
    },
  },
  form: {
    urls: 'URL, oder mehrere',
    hint: 'stun:, turn: oder turns:. Eine turn:-URL ohne „?transport“ wird über UDP und über TCP geprüft.',
    username: 'Benutzername',
    credential: 'Kennwort',
    promise: 'Nichts davon wird aufbewahrt oder an jemand anderen als diesen Server gesendet.',
    check: 'Diese prüfen',
  },
  typed: {
    noUrl: (example) => `Geben Sie die URL eines Servers ein, zum Beispiel ${example}.`,
    tooMany: (most) => `Zu viele auf einmal: höchstens ${number(most)}.`,
    slashes: (url, right) => `„${url}“ enthält Schrägstriche: Richtig ist ${right}.`,
    stunTransport: (url) => `„${url}“ ist STUN, dort gibt es kein „?transport“.`,
    odd: (url) =>
      `Kein Browser nimmt „${url}“ an. Richtig ist turn:host:port oder turns:host:port, vielleicht mit ?transport=udp oder ?transport=tcp.`,
    noScheme: (url) => `Vor „${url}“ fehlt stun:, turn: oder turns:.`,
    noUsername: 'Ein Relay (TURN) braucht einen Benutzernamen.',
    noCredential: 'Ein Relay (TURN) braucht ein Kennwort.',
  },
  stopped: 'Der Test wurde angehalten.',
  waitingForPermission: 'Warten auf die Erlaubnis des Browsers …',
  browser: 'Er kann WebRTC, und die Seite ist sicher.',
  camera: {
    waiting: 'Warten auf das erste Bild …',
    fine: (width, height, label) => `Ein Bild von ${width} × ${height}${label && ` von „${label}“`}.`,
    noPicture: {
      text: 'Die Kamera liefert kein Bild',
      help: 'Vielleicht ist sie abgedeckt, oder eine andere App verwendet sie. Ziehen Sie sie ab, stecken Sie sie wieder an und versuchen Sie es erneut.',
    },
  },
  microphone: {
    speak: 'Sagen Sie etwas …',
    fine: (label) => `${label ? `„${label}“` : 'Es'} hört etwas.`,
    silent: {
      text: 'Das Mikrofon hört nichts',
      help: 'Vielleicht ist es durch einen Schalter oder in den Systemeinstellungen stumm, oder ein anderes Mikrofon ist gewählt.',
    },
  },
  speaker: {
    playing: 'Ein Ton wird abgespielt …',
    question: 'Haben Sie den Ton gehört?',
    fine: 'Der Ton war zu hören.',
    unheard: {
      text: 'Der Ton war nicht zu hören',
      help: 'Prüfen Sie die Lautstärke, die Kopfhörer und welchen Ausgang das System gewählt hat.',
    },
    blocked: {
      text: 'Der Browser spielt keinen Ton ab',
      help: 'Klicken Sie auf die Seite und prüfen Sie erneut.',
    },
    unanswered: 'Niemand hat gesagt, ob der Ton zu hören war.',
  },
  signaling: {
    signedIn: 'Firebase ist geladen, und Sie sind ohne Namen angemeldet.',
    notSignedIn: 'Dazu ist die Anmeldung nötig.',
    noCall: 'Es gibt keinen Anruf, der zu beenden wäre.',
    roundTrip: (thereMs, writtenMs) =>
      `Eine Änderung kommt nach ${milliseconds(thereMs)} an; davon ${milliseconds(writtenMs)} für das Schreiben.`,
    ended: 'Der eigene Anruf des Tests ist beendet.',
  },
  servers: {
    noSettings: 'Die Einstellungen der Seite konnten nicht geladen werden.',
    noCall: 'Zugangsdaten gibt es für einen Anruf, und es gibt keinen.',
    noTurn: 'Diese Seite hat keinen Relay-Server (TURN).',
    notMinted: 'Die Relay-Server dieser Seite wurden nicht genannt.',
    unknown: 'Die Server dieser Seite sind nicht bekannt.',
    noStun: 'Diese Seite hat keinen STUN-Server.',
    noneOver: (transport) => `Keiner der Relay-Server dieser Seite ist für ${transport}.`,
    withoutTurn: (stun) =>
      several(stun, {
        one: '1 STUN-Server, kein Relay (TURN): Manche Netze lassen keine Verbindung zu.',
        other: `${number(stun)} STUN-Server, kein Relay (TURN): Manche Netze lassen keine Verbindung zu.`,
      }),
    minted: (urls) =>
      several(urls, {
        one: 'Zugangsdaten für 1 Relay-URL.',
        other: `Zugangsdaten für ${number(urls)} Relay-URLs.`,
      }),
    noneMinted: {
      text: 'Kein Relay wurde genannt, obwohl TURN für die Seite eingeschaltet ist',
      help: 'Im Protokoll der Funktion steht in einer Zeile ice/fallback, welche Einstellung zu ändern ist.',
    },
    mintHelp: 'Die Zugangsdaten kommen von der Funktion iceServers: Ihr Protokoll sagt mehr.',
  },
  host: {
    found: (candidates) => `${addresses(candidates)} dieses Geräts.`,
    foundHidden: (candidates) =>
      `${addresses(candidates)} dieses Geräts; der Browser verbirgt sie vor anderen.`,
    none: {
      text: 'Der Browser nennt keine Adresse dieses Geräts',
      help: 'Eine Erweiterung oder eine Richtlinie scheint WebRTC vom Netz fernzuhalten.',
    },
  },
  stun: {
    found: 'Der Server hat Ihre öffentliche Adresse genannt.',
    noNat: 'Der Server hat geantwortet: Er sieht die eigene Adresse Ihres Geräts.',
    none: {
      text: 'Es kam keine öffentliche Adresse zurück',
      help: 'Vielleicht ist der Server nicht erreichbar, oder Ihre Adresse ist schon öffentlich: Dieser Browser sagt es nicht.',
    },
  },
  relay: {
    found: 'Der Server leitet weiter.',
    dtls: 'Browser verwenden TURN nicht über DTLS. Lassen Sie „?transport=udp“ weg.',
  },
  loopback: {
    noRelay: 'Kein Relay hat funktioniert.',
    running: (seconds) => `Bis zu ${number(seconds)} Sekunden lang wird gesendet …`,
    notConnected: {
      text: 'Zwei Verbindungen über dieses Relay erreichen einander nicht',
      help: 'Der Server scheint seine eigene Adresse als Gegenstelle abzulehnen: siehe denied-peer-ip und seine Firewall.',
    },
    nothingArrived: {
      text: 'Das Relay verbindet, aber nichts kam an',
      help: 'Vielleicht sagt sein Protokoll, warum.',
    },
    rate: (kbitPerSecond, protocol) => `${number(kbitPerSecond)} kbit/s über ${protocol}`,
    came: (megabytes) => `${megabytes} MB kamen an`,
    back: (time) => `hin und zurück in ${time}`,
  },
  ice: {
    tooLate: (seconds) => `Keine Antwort innerhalb von ${number(seconds)} Sekunden`,
    silent: 'Nichts kam an, und der Browser sagt nicht, warum',
    noName: { text: 'Der Name des Servers wurde nicht gefunden', help: 'Ist er richtig geschrieben?' },
    refused: 'Der Server hat abgelehnt',
    udpBlocked: 'Dort lauscht nichts, oder eine Firewall auf einer der Seiten sperrt UDP.',
    tcpBlocked: 'Dort lauscht nichts, oder eine Firewall auf einer der Seiten sperrt diesen Port.',
    tlsBlocked:
      'Dort lauscht nichts, der Port ist gesperrt, oder der Browser vertraut dem Zertifikat nicht: Es muss für diesen Namen gelten, gültig sein und von einer bekannten Stelle stammen.',
    codes: {
      400: {
        text: 'Der Server nennt die Anfrage fehlerhaft',
        help: 'Ist es überhaupt ein TURN-Server?',
      },
      401: {
        text: 'Falsche oder abgelaufene Zugangsdaten',
        help: 'Prüfen Sie Benutzernamen und Kennwort, das Geheimnis des Servers und die Uhr auf beiden Seiten.',
      },
      403: {
        text: 'Der Server verbietet es',
        help: 'Seine Regeln schließen dieses Netz oder diesen Benutzer aus.',
      },
      437: {
        text: 'Der Server hat dies mit einem älteren Relay verwechselt',
        help: 'Prüfen Sie in einer Minute erneut.',
      },
      438: { text: 'Die Nonce des Servers war zu alt', help: 'Prüfen Sie erneut.' },
      441: {
        text: 'Falsche Zugangsdaten',
        help: 'Es sind nicht die, mit denen das Relay angelegt wurde.',
      },
      442: {
        text: 'Der Server leitet über diesen Transport nicht weiter',
        help: 'Vielleicht geht ein anderer Transport: Das sagen die anderen Prüfungen.',
      },
      486: {
        text: 'Dieser Benutzer hat zu viele Relays auf einmal',
        help: 'Warten Sie einige Minuten, oder erhöhen Sie die user-quota des Servers.',
      },
      500: { text: 'Der Server ist gescheitert', help: 'Sein Protokoll sagt, warum.' },
      508: {
        text: 'Der Server ist voll',
        help: 'Seine total-quota, seine Ports oder seine Bandbreite sind aufgebraucht.',
      },
    },
    unreachable: 'Der Server ist nicht erreichbar',
  },
};
