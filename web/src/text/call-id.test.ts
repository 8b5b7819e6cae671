import { describe, expect, it } from 'vitest';
import { parseCallId } from '../../../contract/ids.ts';
import { callIdProblem, EXAMPLE_ID } from './call-id.ts';

describe('callIdProblem', () => {
  it('accepts IDs and links', () => {
    expect(parseCallId(EXAMPLE_ID)).not.toBeNull();
    for (const input of [EXAMPLE_ID, ' ABCDEFGHJK ', 'https://x.test/c/abc-defg-hjk?y=1']) {
      expect(callIdProblem(input)).toBeNull();
    }
  });

  it('asks for something when there is nothing', () => {
    expect(callIdProblem('   ')).toMatch(/type or paste/i);
  });

  it('counts when the length is off', () => {
    expect(callIdProblem('abc-defg')).toMatch(/has 7\.$/);
  });

  it('says so when a character cannot be', () => {
    expect(callIdProblem('abc-defg-hj!')).toMatch(/has a character that none/);
  });

  it('tells a link without an ID from an ID', () => {
    expect(callIdProblem('https://example.test/')).toMatch(/^This link has no call ID/);
  });
});
