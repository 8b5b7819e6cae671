import { describe, expect, it } from 'vitest';
import { ARRANGED, arrangementFrom, arrangementText, layOut, moved, swapped } from './stage-layout.ts';

const TWO = ['other', 'self'] as const;
const THREE = ['other', 'self', 'screen'] as const;

describe('layOut', () => {
  it('shows the other large and oneself small', () => {
    expect(layOut(ARRANGED, TWO)).toEqual({
      large: 'other',
      small: [{ picture: 'self', corner: 'bottom-right' }],
    });
  });

  it('shows a screen large and both people small', () => {
    expect(layOut(ARRANGED, THREE)).toEqual({
      large: 'screen',
      small: [
        { picture: 'self', corner: 'bottom-right' },
        { picture: 'other', corner: 'bottom-left' },
      ],
    });
  });

  it('hides oneself, unless nobody else is there', () => {
    const hidden = { ...ARRANGED, selfHidden: true };
    expect(layOut(hidden, TWO)).toEqual({ large: 'other', small: [] });
    expect(layOut({ ...hidden, chosen: 'self' }, TWO).large).toBe('other');
    expect(layOut(hidden, THREE).small).toEqual([{ picture: 'other', corner: 'bottom-right' }]);
  });

  it('falls back when what was made large is gone', () => {
    expect(layOut({ ...ARRANGED, chosen: 'screen' }, TWO).large).toBe('other');
  });
});

describe('moved', () => {
  it('moves the only small picture', () => {
    const next = moved(ARRANGED, layOut(ARRANGED, TWO), 'self', 'top-left');
    expect(layOut(next, TWO).small).toEqual([{ picture: 'self', corner: 'top-left' }]);
  });

  it('lets two change places', () => {
    const next = moved(ARRANGED, layOut(ARRANGED, THREE), 'self', 'bottom-left');
    expect(next.corners).toEqual(['bottom-left', 'bottom-right']);
    const back = moved(next, layOut(next, THREE), 'other', 'bottom-left');
    expect(back.corners).toEqual(['bottom-right', 'bottom-left']);
  });
});

describe('swapped', () => {
  it('goes there and back', () => {
    const once = swapped(ARRANGED, layOut(ARRANGED, TWO));
    expect(layOut(once, TWO)).toEqual({
      large: 'self',
      small: [{ picture: 'other', corner: 'bottom-right' }],
    });
    expect(layOut(swapped(once, layOut(once, TWO)), TWO).large).toBe('other');
  });

  it('shows oneself who was hidden', () => {
    const hidden = { ...ARRANGED, selfHidden: true };
    expect(layOut(swapped(hidden, layOut(hidden, TWO)), TWO).large).toBe('self');
  });
});

describe('what is remembered', () => {
  it('is found again, but for who was large', () => {
    const arranged = { chosen: 'self', corners: ['top-left', 'top-right'], selfHidden: true } as const;
    expect(arrangementFrom(arrangementText(arranged))).toEqual({ ...arranged, chosen: null });
  });

  it.each(['', 'null', '{}', '{"corners":["top-left","top-left"]}', '{"corners":["a","b"]}', '[1]'])(
    'counts as nothing: %s',
    (text) => expect(arrangementFrom(text)).toEqual(ARRANGED),
  );
});
