import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../contract/limits.ts';
import { roomName } from '../../../contract/rooms.ts';
import { EXAMPLE_ROOM, roomNameProblem } from './room-name.ts';

describe('roomNameProblem', () => {
  it('accepts names and links', () => {
    expect(roomName(EXAMPLE_ROOM)).toBe(EXAMPLE_ROOM);
    for (const input of ['Team Blue', '家', 'x'.repeat(LIMITS.room), 'https://x.test/r/team-blue#x']) {
      expect(roomNameProblem(input)).toBeNull();
    }
  });

  it('asks for something when there is nothing', () => {
    expect(roomNameProblem('  ')).toMatch(/type the name/i);
  });

  it('says so when nothing of it counts', () => {
    expect(roomNameProblem('?!')).toMatch(/has letters or digits/);
  });

  it('says how long it may be', () => {
    expect(roomNameProblem('x'.repeat(LIMITS.room + 1))).toContain(`at most ${LIMITS.room}`);
  });
});
