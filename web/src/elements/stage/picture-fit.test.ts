import { describe, expect, it } from 'vitest';
import { fitOf } from './picture-fit.ts';

const size = (width: number, height: number): { width: number; height: number } => ({ width, height });

describe('fitOf', () => {
  it('fills a screen of about the same shape', () => {
    expect(fitOf(size(640, 480), size(1440, 900))).toBe('cover');
    expect(fitOf(size(1280, 720), size(1440, 900))).toBe('cover');
    expect(fitOf(size(480, 640), size(390, 700))).toBe('cover');
  });

  it('shows the whole picture when the shapes differ', () => {
    expect(fitOf(size(480, 640), size(1440, 900))).toBe('contain');
    expect(fitOf(size(1280, 720), size(390, 844))).toBe('contain');
  });

  it('waits with filling until there is a picture', () => {
    expect(fitOf(size(0, 0), size(1440, 900))).toBe('contain');
  });
});
