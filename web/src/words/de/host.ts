import type { Words } from '../en.ts';
import { number } from '../formats.ts';
import { several } from './several.ts';

const OTHER = 'Die andere Person';

export const host: Words['host'] = {
  title: 'Gastgeber',
  hideNotice: 'Diesen Hinweis ausblenden',
  justNow: 'gerade eben',
  waitsFor: (time) => `seit ${time}`,
  waiting: (count) =>
    several(count, { one: 'Wartet auf Einlass', other: `${number(count)} Personen warten` }),
  button: (count) =>
    several(count, {
      one: 'Gastgeber: 1 Person wartet',
      other: `Gastgeber: ${number(count)} Personen warten`,
    }),
  letIn: 'Einlassen',
  decline: 'Ablehnen',
  letInWho: (name) => `${name} einlassen`,
  declineWho: (name) => `${name} ablehnen`,
  whoGetsIn: 'Wer darf herein?',
  admission: {
    open: { label: 'Alle, die den Link haben', help: 'Sie nehmen sofort den freien Platz ein.' },
    knock: { label: 'Einzeln', help: 'Sie klopfen an, und Sie lassen sie ein.' },
  },
  lock: { label: 'Anruf sperren', help: 'Niemand sonst kommt herein, und niemand kann anklopfen.' },
  link: {
    unknown: 'Scannen Sie den Code mit dem anderen Telefon, oder senden Sie den Link.',
    locked: 'Der Anruf ist gesperrt: Mit diesem Link kommt gerade niemand herein.',
    open: 'Scannen Sie den Code mit dem anderen Telefon, oder senden Sie den Link. Wer den Link hat, kann beitreten, solange ein Platz frei ist.',
    knock:
      'Scannen Sie den Code mit dem anderen Telefon, oder senden Sie den Link. Wer den Link hat, kann anklopfen, und Sie entscheiden.',
  },
  switchOff: { camera: 'Kamera ausschalten', microphone: 'Stummschalten' },
  askOn: { camera: 'Um Kamera bitten', microphone: 'Um Mikrofon bitten' },
  asked: 'Gefragt …',
  asksOn: {
    camera: (name) => `${name || OTHER} bittet Sie, Ihre Kamera einzuschalten`,
    microphone: (name) => `${name || OTHER} bittet Sie, Ihr Mikrofon einzuschalten`,
  },
  turnedOff: {
    camera: (name) => `${name || OTHER} hat Ihre Kamera ausgeschaltet`,
    microphone: (name) => `${name || OTHER} hat Ihr Mikrofon ausgeschaltet`,
  },
  notNow: 'Jetzt nicht',
  turnOn: 'Einschalten',
  turnOnAgain: 'Wieder einschalten',
  ok: 'OK',
  handOver: {
    label: 'Zum Gastgeber machen',
    question: (name) =>
      `${name || OTHER} wird Gastgeber, und Sie sind es nicht mehr. Ihre Gastgeber-Links gelten dann nicht mehr.`,
    sure: (name) => `${name || OTHER}: zum Gastgeber machen`,
  },
  remove: {
    label: 'Entfernen und ab jetzt einzeln einlassen',
    question: (name) =>
      `${name || OTHER} wird sofort entfernt und verliert den Platz. Ein neuer Versuch unter anderem Namen ist möglich, deshalb müssen alle, die kommen, anklopfen.`,
    sure: (name) => `${name || OTHER}: entfernen`,
  },
  end: {
    label: 'Anruf für alle beenden',
    question: 'Der Anruf wird für alle geschlossen, auch für Wartende, und niemand kann mehr beitreten.',
    sure: 'Jetzt beenden',
  },
  tooManyRemoved: {
    title: 'Es kann niemand mehr entfernt werden.',
    explanation: (most) =>
      `${number(most)} Personen wurden aus diesem Anruf entfernt. Sperren Sie ihn, oder beenden Sie ihn und starten Sie einen neuen.`,
  },
  hostLink: {
    title: 'Gastgeber-Link',
    help: 'Damit bleiben Sie Gastgeber, auch wenn dieser Browser Sie vergisst: Kopieren Sie den Link und behalten Sie ihn für sich.',
    make: 'Gastgeber-Link erstellen',
    making: 'Der Link wird erstellt …',
    failed: 'Der Link konnte nicht erstellt werden.',
    once: 'Er funktioniert einmal. Ein neuer ersetzt ihn.',
    copy: 'Gastgeber-Link kopieren',
  },
  move: {
    title: 'Auf einem anderen Gerät fortsetzen',
    short: 'Anderes Gerät',
    help: 'Scannen Sie den Code mit dem anderen Gerät, oder öffnen Sie dort den Link. Dort geht der Anruf weiter, hier endet er.',
    once: 'Er funktioniert einmal, und nur solange dies hier offen ist. Zeigen Sie ihn sonst niemandem.',
    making: 'Der Code wird erstellt …',
    failed: 'Der Code konnte nicht erstellt werden.',
    copy: 'Diesen Link kopieren',
    qrCode: 'QR-Code für das andere Gerät',
  },
};
