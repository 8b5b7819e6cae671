import type { CallStage } from '../../../web/src/elements/stage/call-stage.ts';
import { inACall } from '../../harness/in-a-call.ts';
import { suspend } from '../../harness/suspend.ts';
import type { ParleyPage } from '../../harness/pages.ts';
import type { Tour } from './tour.ts';

/** The call, with what happens to it and what is said about that. */
export const callNewsTour: Tour = {
  name: 'what happens in a call',
  states: [
    'switched off by the host',
    'asked to switch on',
    'speaking while muted',
    'another app has the microphone',
    'somebody knocks in a call',
    'several notices',
    'sound blocked',
    'sharing the screen',
    'the other shares',
    'both share',
    'the other shares, camera off',
    'reconnecting',
    'reconnecting, the other’s camera off',
    'connection lost',
    'full',
    'removed',
  ],
  async run(people, look) {
    const [ana, ben] = await inACall(people, { ben: { before: letMicrophoneBeTaken } });
    const path = new URL(ana.page.url()).pathname;

    const third = await people.arrive('first', { path });
    await third.reaches('failed');
    await look('full', third.page);

    const panel = await ana.host();
    await panel.getByRole('button', { name: 'Mute' }).click();
    await ben.page.getByText('Ana turned your microphone off').first().waitFor();
    await look('switched off by the host', ben.page);
    await ben.button('OK').click();
    await panel.getByRole('button', { name: 'Ask to unmute' }).click();
    await ben.page.getByText('Ana asks you to turn your microphone on').first().waitFor();
    await look('asked to switch on', ben.page);
    await ben.button('Not now').click();
    // Else what Ben’s microphone hears might be Ana, out of the loudspeaker.
    await panel.getByRole('radio', { name: /^By hand/ }).click();
    await ana.page.keyboard.press('Escape');
    await ana.page.keyboard.press('m');
    await ben.page.locator('muted-hint[shown]').waitFor();
    await look('speaking while muted', ben.page);
    await ben.page.keyboard.press('m');
    await ben.page.locator('muted-hint:not([shown])').waitFor({ state: 'attached' });
    await ben.page.evaluate(() => window.microphoneTaken?.(true));
    await ben.page.getByRole('heading', { name: 'Another app has your microphone' }).waitFor();
    await look('another app has the microphone', ben.page);
    await give(ben, { paused: { own: true, other: true }, near: true });
    await ben.page.locator('line-note').getByText(/\S/).waitFor();
    await look('several notices', ben.page);
    await give(ben);
    await ben.page.evaluate(() => window.microphoneTaken?.(false));
    await setSilenced(ben, true);
    await ben.button(/^Tap to hear/).waitFor();
    await look('sound blocked', ben.page);
    await setSilenced(ben, false);

    await ana.page.keyboard.press('s');
    await ana.button('Stop sharing').waitFor();
    await look('sharing the screen', ana.page);
    await ben.page.locator('stage-tile[data-picture="screen"][large]').waitFor();
    await look('the other shares', ben.page);
    await ben.page.keyboard.press('s');
    await ben.button('Stop sharing').waitFor();
    await look('both share', ben.page);
    await ben.page.keyboard.press('s');
    await ana.page.keyboard.press('v');
    await ben.page.locator('remote-view .placeholder').waitFor();
    await look('the other shares, camera off', ben.page);
    await ana.page.keyboard.press('s');
    await ana.page.keyboard.press('v');

    await third.open(ana.page.url());
    await third.knock('Evangeline of the Blue Team');
    await ana.button(/^Let in Evangeline/).waitFor();
    await look('somebody knocks in a call', ana.page);
    await ana.button(/^Decline Evangeline/).click();

    const wake = await suspend(ben.page);
    try {
      await ana.reaches('reconnecting');
      await look('reconnecting', ana.page);
      await give(ana, { otherCameraOff: true });
      await ana.page.locator('remote-view .placeholder').waitFor();
      await look('reconnecting, the other’s camera off', ana.page);
      await give(ana, { lost: true });
      await ana.button('Try again').waitFor();
      await look('connection lost', ana.page);
      await give(ana);
    } finally {
      wake();
    }
    await Promise.all([ana.reaches('connected'), ben.reaches('connected')]);
    await ana.sure(/^Remove/, /^Remove Ben$/);
    await ben.reaches('failed');
    await look('removed', ben.page);
  },
};

/** What the stage shows of a call, where it takes long to come about or can't here. */
interface News {
  readonly paused?: CallStage['paused'];
  readonly near?: boolean;
  readonly lost?: boolean;
  readonly otherCameraOff?: boolean;
}

/** Gives the stage such news, which stay whatever the page gives it meanwhile; none to take them back. */
async function give({ page }: ParleyPage, news: News = {}): Promise<void> {
  await page.locator('call-stage').evaluate((element, { paused, near, lost, otherCameraOff }) => {
    const stage = element as CallStage;
    const given = {
      ...(paused && { paused }),
      ...(near === true && { near }),
      ...(lost === true && { call: { ...stage.call, lost } }),
      ...(otherCameraOff === true && { remote: { ...stage.remote, video: false } }),
    };
    for (const name of ['paused', 'near', 'call', 'remote'] as const) {
      Reflect.deleteProperty(stage, name);
      const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(stage), name);
      const value = Reflect.get(given, name) as unknown;
      if (value !== undefined)
        Object.defineProperty(stage, name, {
          configurable: true,
          get: () => value,
          set(real: unknown) {
            own?.set?.call(stage, real);
          },
        });
      stage.requestUpdate(name);
    }
  }, news);
}

async function setSilenced({ page }: ParleyPage, silenced: boolean): Promise<void> {
  await page
    .locator('remote-view')
    .evaluate((view, detail) => view.dispatchEvent(new CustomEvent('silenced', { detail })), silenced);
}

// ---- In the page, before its scripts ---------------------------------------------------

declare global {
  interface Window {
    microphoneTaken?: (taken: boolean) => void;
  }
}

/** Chromium’s fake microphone can’t be taken away: its tracks say that they are muted, as when the system did so. */
function letMicrophoneBeTaken(): void {
  const capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const tracks = new Set<MediaStreamTrack>();
  let taken = false;
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const stream = await capture(constraints);
    for (const track of stream.getAudioTracks()) {
      tracks.add(track);
      Object.defineProperty(track, 'muted', { get: () => taken });
    }
    return stream;
  };
  window.microphoneTaken = (is) => {
    taken = is;
    for (const track of tracks) track.dispatchEvent(new Event(is ? 'mute' : 'unmute'));
  };
}
