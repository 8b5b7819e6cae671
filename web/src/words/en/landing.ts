import { number } from '../formats.ts';
import type { Isolated } from '../isolated.ts';

/** The start page. index.html has the same words, for the first paint. */
export const landing = {
  heading: 'Talk face to face',
  lead: 'Parley is a video call between two people. No account, nothing to install: start a call and share its ID.',
  newCall: 'New call',
  starting: 'Starting…',
  orJoin: 'or join one',
  idLabel: 'Call ID or link',
  join: 'Join',
  roomLabel: 'Or meet in a room by its name',
  go: 'Go',
  goToRoom: 'Go to the room',
  encrypted: 'Picture and sound are encrypted from one browser to the other.',
  check: 'Connection check',
  noPage: 'There is no page at this address.',
  notAnId: (text: Isolated) => `“${text}” is not a call ID.`,
  notARoom: (text: Isolated) => `“${text}” is not a room’s name.`,
  startHere: 'You can start a call here, or join one.',
  letIn: 'Let people in',
  letInByLink: 'Whoever has the link',
  letInByName: 'Whoever has the name',
  letInByHand: 'From a waiting room',
  roomNote: 'A name that others can guess is only as private as its waiting room.',
  nothingTyped: 'Type or paste a call ID or a link first.',
  noIdInLink: (example: Isolated) => `This link has no call ID in it. A link to a call ends like ${example}.`,
  idRule: (length: number, example: Isolated) =>
    `A call ID has ${number(length)} letters and digits, like ${example}.`,
  idLength: (length: number) => `This one has ${number(length)}.`,
  idCharacter: 'This one has a character that none of them has.',
  noRoomTyped: 'Type the name that you agreed on first.',
  roomLetters: (example: Isolated) => `A room’s name has letters or digits, like ${example}.`,
  roomLength: (most: number) => `A room’s name has at most ${number(most)} characters.`,
};
