import type { ErrorCode } from '../../../contract/errors.ts';
import type { Words } from '../words/en.ts';
import { words } from '../words/words.ts';

/** What a person can do about it; the page knows how. */
export type WayOn =
  | 'retry'
  | 'join-again'
  | 'new-call'
  | 'home'
  | 'reload'
  | 'open-secure'
  | 'end-for-all'
  /** Hides the own address no more, and tries again. */
  | 'show-address';

export interface Action {
  readonly label: string;
  readonly does: WayOn;
}

export interface ErrorWords {
  /** What happened, as a heading. */
  readonly title: string;
  /** Why, and what helps. */
  readonly explanation: string;
  /** Ways on, the likeliest first. Never empty. */
  readonly actions: Actions;
}

export type Actions = readonly [Action, ...Action[]];

/** A button that leads on, by its words. */
export type Button = keyof Words['ended']['ways'];

const DOES: Readonly<Record<Button, WayOn>> = {
  retry: 'retry',
  newCall: 'new-call',
  home: 'home',
  otherId: 'home',
  otherName: 'home',
  joinAgain: 'join-again',
  joinOnceMore: 'join-again',
  openCall: 'retry',
  openRoom: 'retry',
  checkAgain: 'reload',
  openSecure: 'open-secure',
  reload: 'reload',
  endForAll: 'end-for-all',
  showAddress: 'show-address',
};

/** The buttons for each thing that can go wrong. */
const BUTTONS: Readonly<Record<ErrorCode, readonly [Button, ...Button[]]>> = {
  'call/invalid-id': ['otherId', 'newCall'],
  'call/unknown': ['otherId', 'retry', 'newCall'],
  'call/full': ['retry', 'newCall'],
  'call/ended': ['newCall', 'home'],
  'call/not-allowed': ['retry', 'home'],
  'call/locked': ['retry', 'newCall'],
  'call/removed': ['newCall', 'home'],
  'call/declined': ['newCall', 'home'],
  'call/moved': ['home', 'newCall'],
  'call/link-used': ['openCall', 'home'],
  'room/invalid-name': ['otherName', 'newCall'],
  'media/denied': ['retry', 'home'],
  'media/missing': ['retry', 'home'],
  'media/busy': ['retry', 'home'],
  'media/failed': ['retry', 'home'],
  'browser/no-webrtc': ['checkAgain', 'home'],
  'browser/insecure-origin': ['openSecure', 'home'],
  'network/offline': ['retry', 'home'],
  'network/firebase-unreachable': ['retry', 'home'],
  'network/connection-failed': ['joinOnceMore', 'newCall'],
  'network/no-relay': ['joinOnceMore', 'newCall'],
  'relay/none': ['showAddress', 'home'],
  'relay/not-set-up': ['retry', 'home'],
  'relay/unavailable': ['joinOnceMore', 'home'],
  'limit/reached': ['retry', 'home'],
  internal: ['retry', 'reload', 'home'],
};

/** The words for a thing that can go wrong. */
export function errorWords(code: ErrorCode): ErrorWords {
  return { ...words().errors[code], actions: actions(...BUTTONS[code]) };
}

export function actions(...[first, ...others]: readonly [Button, ...Button[]]): Actions {
  const action = (button: Button): Action => ({ label: words().ended.ways[button], does: DOES[button] });
  return [action(first), ...others.map(action)];
}
