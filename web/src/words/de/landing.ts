import type { Words } from '../en.ts';
import { number } from '../formats.ts';

export const landing: Words['landing'] = {
  heading: 'Von Angesicht zu Angesicht',
  lead: 'Parley ist ein Videoanruf zwischen zwei Personen. Kein Konto, keine Installation: Starten Sie einen Anruf und teilen Sie seine ID.',
  newCall: 'Neuer Anruf',
  starting: 'Wird gestartet …',
  orJoin: 'oder beitreten',
  idLabel: 'Anruf-ID oder Link',
  join: 'Beitreten',
  roomLabel: 'Oder treffen Sie sich in einem Raum mit Namen',
  go: 'Los',
  goToRoom: 'Zum Raum gehen',
  encrypted: 'Bild und Ton sind von Browser zu Browser verschlüsselt.',
  check: 'Verbindungstest',
  noPage: 'Unter dieser Adresse gibt es keine Seite.',
  notAnId: (text) => `„${text}“ ist keine Anruf-ID.`,
  notARoom: (text) => `„${text}“ ist kein Raumname.`,
  startHere: 'Hier können Sie einen Anruf starten oder einem beitreten.',
  letIn: 'Wer darf herein?',
  letInByLink: 'Alle, die den Link haben',
  letInByName: 'Alle, die den Namen kennen',
  letInByHand: 'Einzeln aus dem Warteraum',
  roomNote: 'Ein Name, den andere erraten können, ist nur so privat wie sein Warteraum.',
  nothingTyped: 'Geben Sie zuerst eine Anruf-ID oder einen Link ein.',
  noIdInLink: (example) =>
    `Dieser Link enthält keine Anruf-ID. Ein Link zu einem Anruf endet zum Beispiel auf ${example}.`,
  idRule: (length, example) =>
    `Eine Anruf-ID hat ${number(length)} Buchstaben und Ziffern, zum Beispiel ${example}.`,
  idLength: (length) => `Diese hat ${number(length)}.`,
  idCharacter: 'Diese enthält ein Zeichen, das in keiner vorkommt.',
  noRoomTyped: 'Geben Sie zuerst den Namen ein, den Sie vereinbart haben.',
  roomLetters: (example) => `Ein Raumname enthält Buchstaben oder Ziffern, zum Beispiel ${example}.`,
  roomLength: (most) => `Ein Raumname hat höchstens ${number(most)} Zeichen.`,
};
