import { expect, it } from 'vitest';
import { pausedWords } from './line.ts';

it('says whose video is paused, and why', () => {
  expect(pausedWords({ own: false, other: false }, 'Ben')).toBe('');
  expect(pausedWords({ own: true, other: false }, 'Ben')).toMatch(/^Your line .* your video/);
  expect(pausedWords({ own: false, other: true }, 'Ben')).toMatch(/^The line of Ben is weak/);
  expect(pausedWords({ own: false, other: true }, '')).toMatch(/^The line of the other person is weak/);
  expect(pausedWords({ own: true, other: true }, 'Ben')).toMatch(/^Both lines/);
});
