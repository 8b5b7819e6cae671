import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../contract/errors.ts';
import { words } from '../words/words.ts';
import { errorWords } from './errors.ts';

const codes = Object.keys(words().errors) as ErrorCode[];

describe('the words for errors', () => {
  it.each(codes)('%s has a title, an explanation and a way on', (code) => {
    const { title, explanation, actions } = errorWords(code);
    expect(title).toMatch(/^[A-Z].{7,}[^.]$/u);
    expect(explanation).toMatch(/^[A-Z].+[.]$/u);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action.label).not.toBe('');
  });

  it.each(codes)('%s offers each way once', (code) => {
    const ways = errorWords(code).actions.map((action) => action.does);
    expect(new Set(ways).size).toBe(ways.length);
  });

  it('tells them apart by their titles', () => {
    const titles = codes.map((code) => errorWords(code).title);
    expect(new Set(titles).size).toBe(codes.length);
  });

  it.each(codes)('%s shows no code to a person', (code) => {
    const { title, explanation } = errorWords(code);
    expect(`${title} ${explanation}`).not.toContain(code === 'internal' ? 'undefined' : code);
  });
});
