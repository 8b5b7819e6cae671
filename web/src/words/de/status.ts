import { number } from '../formats.ts';
import type { Words } from '../en.ts';
import { several } from './several.ts';

export const status: Words['status'] = {
  join: (what) => `${what} beitreten`,
  opening: 'Der Anruf wird geöffnet …',
  joining: 'Sie treten bei …',
  waiting: 'Warten',
  connecting: 'Verbinden …',
  reconnecting: 'Verbindung wird wiederhergestellt …',
  lost: 'Verbindung verloren',
  callWith: (name) => `Anruf mit ${name || 'der anderen Person'}`,
  connectingTo: (name) => `Verbindung mit ${name || 'der anderen Person'} wird hergestellt …`,
  connectedTo: (name) => `Verbunden mit ${name || 'der anderen Person'}.`,
  waitingForReturn: (name) => `Warten, bis ${name || 'die andere Person'} auf die Seite zurückkommt …`,
  interrupted: (name) =>
    `Die Verbindung mit ${name || 'der anderen Person'} wurde unterbrochen und wird wiederhergestellt …`,
  lostAsBlocked: (name) =>
    `Die Verbindung mit ${name || 'der anderen Person'} ist verloren. Ihr Netz blockiert Anrufe: Kein Relay war zu erreichen. Ein anderes Netz hilft vielleicht.`,
  lostTo: (name) =>
    `Die Verbindung mit ${name || 'der anderen Person'} ist verloren. Vielleicht kommt sie zurück; versuchen Sie es erneut oder verlassen Sie den Anruf.`,
  nobodyHere: 'Noch ist niemand da.',
  youOpenRoom: 'Noch ist niemand da. Sie öffnen den Raum.',
  isHere: (name) => `${name || 'Jemand'} ist da.`,
  saving: 'Der Anruf wird gespeichert …',
  waitingForOther: 'Warten auf die andere Person.',
  left: (name) => `${name || 'Die andere Person'} ist gegangen`,
  stillOpen: 'Der Anruf bleibt offen, eine Rückkehr ist möglich.',
  wantsToJoin: (name) => `${name || 'Jemand'} möchte beitreten`,
  wantToJoin: (name, others) =>
    several(others, {
      one: `${name || 'Jemand'} und eine weitere Person möchten beitreten`,
      other: `${name || 'Jemand'} und ${number(others)} weitere möchten beitreten`,
    }),
  counted: (count, title) => `(${number(count)}) ${title}`,
};
