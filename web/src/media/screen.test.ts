import { describe, expect, it } from 'vitest';
import { FakeStream, FakeTrack } from './fakes.ts';
import { Screen, type DisplayCapture } from './screen.ts';

type Answer = FakeTrack[] | DOMException | TypeError;

/** A browser whose dialog is answered by the test. */
function at(supported: object = {}) {
  const asked: DisplayMediaStreamOptions[] = [];
  let answer: (given: Answer) => void = () => undefined;
  const capture: DisplayCapture = {
    getSupportedConstraints: () => supported as MediaTrackSupportedConstraints,
    getDisplayMedia: (options = {}) => {
      asked.push(options);
      return new Promise((resolve, reject) => {
        answer = (given) =>
          Array.isArray(given) ? resolve(new FakeStream(given).asStream()) : reject(given);
      });
    },
  };
  const states: string[] = [];
  const screen: Screen = new Screen(capture, () => states.push(screen.state));
  /** Clicks, and has the dialog answered. */
  const share = async (given: Answer): Promise<void> => {
    const sharing = screen.on();
    answer(given);
    await sharing;
  };
  return { screen, asked, states, share, answer: (given: Answer) => answer(given) };
}

const picture = (): FakeTrack => new FakeTrack('video', 'screen');
const sound = (): FakeTrack => new FakeTrack('audio', 'sound');

describe('sharing a screen', () => {
  it('takes picture and sound, and asks for sharp letters', async () => {
    const { screen, states, share } = at();
    const [video, audio] = [picture(), sound()];
    await share([video, audio]);
    expect(states).toEqual(['asking', 'on']);
    expect([screen.video, screen.sound]).toEqual([video, audio]);
    expect(video.contentHint).toBe('detail');
    screen.off();
    expect([video, audio].map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
    expect([screen.state, screen.video, screen.sound, screen.note]).toEqual(['off', null, null, null]);
  });

  it('does without sound where the browser gives none', async () => {
    const { screen, share } = at();
    await share([picture()]);
    expect([screen.state, screen.sound]).toEqual(['on', null]);
  });

  it.each([
    [{}, 'exclude', undefined],
    [{ restrictOwnAudio: true }, 'include', true],
  ])(
    'shares the system’s sound only without the other person’s voice: %o',
    async (supported, system, own) => {
      const { asked, share } = at(supported);
      await share([picture()]);
      expect(asked[0]).toMatchObject({ systemAudio: system, selfBrowserSurface: 'exclude' });
      const audio = asked[0]?.audio as { restrictOwnAudio?: boolean } | undefined;
      expect(audio?.restrictOwnAudio).toBe(own);
    },
  );

  it('ends with the browser’s own button, and with it its sound', async () => {
    const { screen, share, states } = at();
    const [video, audio] = [picture(), sound()];
    await share([video, audio]);
    video.end();
    expect([screen.state, audio.readyState, screen.note]).toEqual(['off', 'ended', null]);
    expect(states).toEqual(['asking', 'on', 'off']);
  });

  it('goes on without sound when that alone ends', async () => {
    const { screen, share } = at();
    const audio = sound();
    await share([picture(), audio]);
    audio.end();
    expect([screen.state, screen.sound]).toEqual(['on', null]);
  });

  it.each([
    [new DOMException('Permission denied', 'NotAllowedError'), null],
    [new DOMException('Permission denied by user', 'NotAllowedError'), null],
    [new DOMException('Permission denied by system', 'NotAllowedError'), 'denied'],
    // Firefox on a Mac that lets it record no screen.
    [new DOMException('The object can not be found here.', 'NotFoundError'), 'denied'],
    [new DOMException('Could not start', 'NotReadableError'), 'failed'],
    [new TypeError('odd'), 'failed'],
  ] as const)('says what there is to say of %s', async (refusal, what) => {
    const { screen, share } = at();
    await share(refusal);
    expect([screen.state, screen.note?.what ?? null]).toEqual(['off', what]);
    // The next try is another one.
    await share([picture()]);
    expect([screen.state, screen.note]).toEqual(['on', null]);
  });

  it('lets go of what comes after it was stopped', async () => {
    const { screen, answer } = at();
    const [late, audio] = [picture(), sound()];
    const sharing = screen.on();
    screen.off();
    answer([late, audio]);
    await sharing;
    expect(screen.state).toBe('off');
    expect([late, audio].map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
  });

  it('asks once at a time', async () => {
    const { screen, asked, share } = at();
    void screen.on();
    await share([picture()]);
    await screen.on();
    expect(asked).toHaveLength(1);
  });

  it('is left alone by a picture that was let go', async () => {
    const { screen, share } = at();
    const [first, second] = [picture(), picture()];
    await share([first]);
    screen.off();
    await share([second]);
    first.end();
    expect([screen.state, screen.video]).toEqual(['on', second]);
  });

  it.each([null, {}])('isn’t there on phones, nor on insecure origins: %o', async (capture) => {
    const screen = new Screen(capture, () => undefined);
    expect(screen.able).toBe(false);
    await screen.on();
    expect([screen.state, screen.note]).toEqual(['off', null]);
  });
});
