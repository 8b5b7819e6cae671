import { describe, expect, it } from 'vitest';
import { words } from '../words/words.ts';
import {
  askedWords,
  askWords,
  handOverWords,
  hostButtonLabel,
  linkMeans,
  removeWords,
  waitingFor,
  waitingName,
} from './host.ts';

describe('who waits', () => {
  it('has a name, or is someone', () => {
    expect(waitingName(' Ana ')).toBe('Ana');
    expect(waitingName('  ')).toBe('Someone');
  });

  it.each([
    [-5_000, 'just now'],
    [59_999, 'just now'],
    [60_000, 'for 1 min'],
    [3_599_999, 'for 59 min'],
    [3_725_000, 'for 1 hr 2 min'],
  ])('after %i ms: %s', (ms, words) => {
    expect(waitingFor(ms)).toBe(words);
  });

  it('is counted where there are several', () => {
    expect(words().host.waiting(1)).toBe('Waiting to be let in');
    expect(words().host.waiting(3)).toBe('3 people are waiting');
    expect(hostButtonLabel(0)).toBe('Host');
    expect(hostButtonLabel(1)).toBe('Host: 1 person is waiting');
    expect(hostButtonLabel(12)).toBe('Host: 12 people are waiting');
  });
});

describe('what the link is good for', () => {
  it('follows who gets in; a lock counts more', () => {
    expect(linkMeans({ admission: 'open', locked: false })).toMatch(/can join/);
    expect(linkMeans({ admission: 'knock', locked: false })).toMatch(/can knock/);
    expect(linkMeans({ admission: 'open', locked: true })).toMatch(/locked/);
    expect(linkMeans({ admission: 'knock', locked: true })).toMatch(/locked/);
  });

  it('promises nothing while it isn’t known', () => {
    expect(linkMeans(null)).not.toMatch(/join|knock|locked/);
  });
});

describe('what the host can do to the other', () => {
  it('switches off, and asks to switch on', () => {
    expect(askWords('microphone', true)).toBe('Mute');
    expect(askWords('microphone', false)).toMatch(/^Ask/);
    expect(askWords('camera', true)).toBe('Turn camera off');
    expect(askWords('camera', false)).toMatch(/^Ask/);
  });

  it('asks by name', () => {
    expect(askedWords({ device: 'camera', on: true }, 'Ana')).toBe('Ana asks you to turn your camera on');
    expect(askedWords({ device: 'microphone', on: true }, '')).toBe(
      'The other person asks you to turn your microphone on',
    );
    expect(askedWords({ device: 'microphone', on: false }, 'Ana')).toBe('Ana turned your microphone off');
  });

  it('names who is meant before it happens', () => {
    for (const words of [handOverWords('Ben'), removeWords('Ben')]) {
      expect(words.question).toMatch(/^Ben /);
      expect(words.sure).toContain('Ben');
    }
    expect(removeWords('').sure).toBe('Remove the other person');
  });

  it('says on the button that people are let in by hand afterwards', () => {
    expect(removeWords('Ben').label).toBe('Remove, and let people in by hand from now on');
  });
});
