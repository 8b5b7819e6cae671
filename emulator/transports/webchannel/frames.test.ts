import { expect, it } from 'vitest';
import { frame, frameMessages } from './frames.ts';

it('counts UTF-16 code units', () => {
  expect(frame('["žlutý"]')).toBe('9\n["žlutý"]');
  expect(frame('["🦜"]')).toBe('6\n["🦜"]');
});

it('puts each message in an array of its own', () => {
  expect(frameMessages([{ id: 1, message: '"noop"' }])).toBe('14\n[[1,["noop"]]]');
  expect(
    frameMessages([
      { id: 7, message: '{"a":1}' },
      { id: 8, message: '{}' },
    ]),
  ).toBe('24\n[[7,[{"a":1}]],[8,[{}]]]');
});
