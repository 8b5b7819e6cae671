import { expect, it } from 'vitest';
import { words } from '../words/words.ts';
import { hideSwitch } from './hide-address.ts';

const { allHidden, hideHelp, noRelay } = words().line;

it.each([
  ['nothing is known yet', false, null, { checked: false, disabled: false, help: hideHelp }],
  [
    'there is a relay',
    true,
    { turn: true, relayOnly: false },
    { checked: true, disabled: false, help: hideHelp },
  ],
  [
    'there is none',
    false,
    { turn: false, relayOnly: false },
    { checked: false, disabled: true, help: noRelay },
  ],
  [
    'it was chosen where there is none',
    true,
    { turn: false, relayOnly: false },
    { checked: true, disabled: false, help: noRelay },
  ],
  [
    'the page does it',
    false,
    { turn: true, relayOnly: true },
    { checked: true, disabled: true, help: allHidden },
  ],
])('the switch that hides the address, when %s', (_, chosen, relays, expected) => {
  expect(hideSwitch(chosen, relays)).toEqual(expected);
});
