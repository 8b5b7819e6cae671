/** What sharing needs of MediaDevices. Phones have no `getDisplayMedia`. */
export type DisplayCapture = Partial<Pick<MediaDevices, 'getDisplayMedia' | 'getSupportedConstraints'>>;

/** Beyond TypeScript's types: https://www.w3.org/TR/screen-capture/#displaymediastreamoptions */
interface DisplayOptions extends DisplayMediaStreamOptions {
  readonly selfBrowserSurface: 'exclude';
  readonly surfaceSwitching: 'include';
  readonly systemAudio: 'include' | 'exclude';
}

/** Why a screen isn't shared (any more), where nobody has clicked for that; another object each time. */
export interface ScreenNote {
  readonly what:
    /** The system lets this browser record no screen. */
    | 'denied'
    | 'failed'
    /** The other person went away. */
    | 'alone'
    /** The page was reloaded, and a page can't share without being asked to. */
    | 'reloaded';
}

export interface ScreenState {
  /** Whether this browser can share a screen at all. */
  readonly able: boolean;
  /** `asking` while the person chooses in the browser's own dialog. */
  readonly state: 'off' | 'asking' | 'on';
  readonly note: ScreenNote | null;
}

export const NO_SCREEN: ScreenState = { able: false, state: 'off', note: null };

/**
 * One's own screen, a window or a tab, with its sound where the browser gives that. The browser asks the person
 * each time, and has a button of its own to stop it.
 */
export class Screen implements ScreenState {
  readonly #capture: DisplayCapture | null;
  readonly #onChange: () => void;
  #state: ScreenState['state'] = 'off';
  #note: ScreenNote | null = null;
  #video: MediaStreamTrack | null = null;
  #sound: MediaStreamTrack | null = null;
  /** Grows with each request, so that what comes for an earlier one is let go. */
  #request = 0;

  constructor(capture: DisplayCapture | null, onChange: () => void) {
    this.#capture = capture;
    this.#onChange = onChange;
  }

  get able(): boolean {
    return this.#capture?.getDisplayMedia !== undefined;
  }

  get state(): ScreenState['state'] {
    return this.#state;
  }

  get note(): ScreenNote | null {
    return this.#note;
  }

  get video(): MediaStreamTrack | null {
    return this.#video;
  }

  get sound(): MediaStreamTrack | null {
    return this.#sound;
  }

  /** To be called in a click. Doesn't throw: who thinks better of it in the browser's dialog shares nothing. */
  async on(): Promise<void> {
    if (this.#state !== 'off' || !this.able) return;
    const request = (this.#request += 1);
    this.#state = 'asking';
    this.#note = null;
    this.#onChange();
    try {
      const stream = await this.#capture?.getDisplayMedia?.(this.#options());
      const [video, sound] = [stream?.getVideoTracks()[0] ?? null, stream?.getAudioTracks()[0] ?? null];
      if (request !== this.#request) return [video, sound].forEach((track) => track?.stop());
      if (video === null) throw new DOMException('No picture', 'NotFoundError');
      this.#share(video, sound);
    } catch (error) {
      if (request === this.#request) this.off(noteOf(error));
    }
  }

  /** Stops, or says `why` nothing is shared any more. */
  off(why: ScreenNote['what'] | null = null): void {
    this.#request += 1;
    const [video, sound] = [this.#video, this.#sound];
    this.#video = null;
    this.#sound = null;
    video?.stop();
    sound?.stop();
    this.#state = 'off';
    this.#note = why === null ? null : { what: why };
    this.#onChange();
  }

  #share(video: MediaStreamTrack, sound: MediaStreamTrack | null): void {
    // Letters have to stay sharp; that they move smoothly matters less.
    video.contentHint = 'detail';
    this.#video = video;
    this.#sound = sound;
    // By the browser's own button, or since the window was closed.
    video.addEventListener('ended', () => {
      if (this.#video === video) this.off();
    });
    sound?.addEventListener('ended', () => {
      if (this.#sound !== sound) return;
      this.#sound = null;
      this.#onChange();
    });
    this.#state = 'on';
    this.#onChange();
  }

  #options(): DisplayOptions {
    // What this page plays, the other person's voice, isn't sent back to them.
    const leavesUsOut = 'restrictOwnAudio' in (this.#capture?.getSupportedConstraints?.() ?? {});
    const sound = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    return {
      video: { frameRate: { max: 30 } },
      audio: { ...sound, ...(leavesUsOut && { restrictOwnAudio: true }) },
      // This very page would show itself in itself without end.
      selfBrowserSurface: 'exclude',
      surfaceSwitching: 'include',
      // Elsewhere the other person would hear themselves. A tab's sound is always there to choose.
      systemAudio: leavesUsOut ? 'include' : 'exclude',
    };
  }
}

/**
 * What to say of a refusal; null where the person has thought better of it. Browsers tell that apart from the
 * system's refusal by the message alone, or, in Firefox, by another name.
 * https://www.w3.org/TR/screen-capture/#dom-mediadevices-getdisplaymedia
 */
function noteOf(error: unknown): ScreenNote['what'] | null {
  const { name, message } = error instanceof DOMException ? error : { name: '', message: '' };
  if (name === 'NotFoundError') return 'denied';
  if (name !== 'NotAllowedError') return 'failed';
  return /system/i.test(message) ? 'denied' : null;
}
