import { describe, expect, it } from 'vitest';
import { ParleyError, type ErrorCode } from '../../../contract/errors.ts';
import { deviceProblems } from './device-problems.ts';

const codes: ErrorCode[] = ['media/denied', 'media/missing', 'media/busy', 'media/failed', 'internal'];

describe('deviceProblems', () => {
  it('has nothing to say when both work', () => {
    expect(deviceProblems(null, null)).toEqual([]);
  });

  it.each(codes)('%s of the camera: what, what helps, and that it goes without', (code) => {
    const [problem, ...rest] = deviceProblems(new ParleyError(code), null);
    expect(rest).toEqual([]);
    expect(problem?.kinds).toEqual(['camera']);
    expect(problem?.words.title).toMatch(/camera/i);
    expect(problem?.words.help).toMatch(/try again\.$/);
    expect(problem?.words.without).toBe('You can join without a camera.');
    expect(problem?.words.blocked).toBe(code === 'media/denied');
  });

  it.each(codes)('%s of the microphone', (code) => {
    const problems = deviceProblems(null, new ParleyError(code));
    expect(problems.map((problem) => problem.kinds)).toEqual([['microphone']]);
    expect(problems[0]?.words.title).toMatch(/microphone/i);
    expect(problems[0]?.words.without).toMatch(/without a microphone/);
  });

  it('says it once when both fail for the same reason', () => {
    const problems = deviceProblems(new ParleyError('media/denied'), new ParleyError('media/denied'));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.kinds).toEqual(['camera', 'microphone']);
    expect(problems[0]?.words.title).toBe('Camera and microphone are blocked');
  });

  it('says both when the reasons differ', () => {
    const problems = deviceProblems(new ParleyError('media/missing'), new ParleyError('media/busy'));
    expect(problems.map((problem) => problem.words.title)).toEqual([
      'No camera was found',
      'The microphone is in use',
    ]);
  });
});
