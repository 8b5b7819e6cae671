import type { Words } from '../en.ts';

export const join: Words['join'] = {
  ready: 'Bereit zum Beitreten?',
  join: 'Beitreten',
  joining: 'Sie treten bei …',
  takingSeat: 'Ihr Platz wird belegt …',
  lookingForCall: 'Der Anruf wird gesucht …',
  lookingForRoom: 'Der Raum wird gesucht …',
  yourName: 'Ihr Name',
  optional: '(freiwillig)',
  door: {
    closed: {
      title: 'Um Einlass bitten',
      text: (host) =>
        `In diesen Anruf wird jede Person einzeln eingelassen. Darüber entscheidet ${host || 'der Gastgeber'}.`,
    },
    knocking: {
      title: 'Warten auf Einlass',
      text: (host) => `${host || 'Der Gastgeber'} sieht, dass Sie da sind.`,
    },
    declined: {
      title: 'Diesmal nicht eingelassen',
      text: (host) => `${host || 'Der Gastgeber'} hat Sie nicht eingelassen.`,
    },
    paused: {
      title: 'Zurzeit wird niemand eingelassen',
      text: (host) =>
        `${host || 'Der Gastgeber'} hat die Tür geschlossen. Sobald sie sich öffnet, merkt es diese Seite.`,
    },
  },
  early: {
    title: 'Noch nicht geöffnet',
    text: (time) => `Dieser Anruf wird am ${time} geöffnet. Diese Seite merkt es von selbst.`,
    opensIn: (time) => `Noch ${time}.`,
  },
  ask: 'Um Einlass bitten',
  askAgain: 'Erneut bitten',
  asking: 'Wird gefragt …',
  againIn: (time) => `Erneut fragen können Sie in: ${time}.`,
  keepOpen: 'Lassen Sie diese Seite offen: Sie treten bei, sobald Sie eingelassen werden.',
  stopWaiting: 'Nicht mehr warten',
  invited: {
    move: {
      title: 'Den Anruf hier fortsetzen',
      text: 'Sie sind auf einem anderen Gerät in diesem Anruf. Hier geht er weiter, dort endet er.',
      button: 'Hier fortsetzen',
      busy: 'Der Anruf zieht um …',
    },
    host: {
      title: 'Gastgeber dieses Anrufs werden',
      text: 'Der Gastgeber entscheidet, wer hereinkommt, und kann den Anruf für alle beenden. Dieser Link funktioniert einmal.',
      button: 'Gastgeber werden',
      busy: 'Sie werden Gastgeber …',
    },
  },
};
