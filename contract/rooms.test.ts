import { expect, it } from 'vitest';
import { roomName, roomPath } from './rooms.ts';

it.each([
  ['Team Blue', 'team-blue'],
  ['  team_BLUE!! ', 'team-blue'],
  ['team-blue', 'team-blue'],
  ['ＴＥＡＭ blue', 'team-blue'],
  ['Café Zürich', 'café-zürich'],
  ['Cafe\u0301', 'café'],
  ['غرفة ١', 'غرفة-١'],
  ['abc-defg-hjk', 'abc-defg-hjk'],
  ['https://example.org/r/team-blue?x#y', 'team-blue'],
  ['https://example.org/r/caf%C3%A9', 'café'],
  ['100%', '100'],
  ['__proto__', 'proto'],
  ['..', null],
  ['', null],
  [' - ', null],
  ['x'.repeat(64), 'x'.repeat(64)],
  ['x'.repeat(65), null],
])('the room %j is stored as %j', (input, name) => {
  expect(roomName(input)).toBe(name);
  if (name !== null) expect(roomName(roomPath(name))).toBe(name);
});
