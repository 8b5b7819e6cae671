import { ParleyError } from '../../../contract/errors.ts';
import { Camera } from './camera.ts';
import type { Enumeration } from './device-catalog.ts';
import { DeviceChooser, type CaptureRole } from './device-chooser.ts';
import type { DeviceRole } from './device-list.ts';
import type { DevicesState, LocalMedia } from './local-media.ts';
import { toMediaError } from './media-errors.ts';
import { Microphone } from './microphone.ts';
import { rememberedDevices, type RememberedDevices } from './remembered-devices.ts';
import { Screen, type DisplayCapture, type ScreenNote } from './screen.ts';
import { openChosen, type Capture, type SourceListener } from './source.ts';
import { TakeBack, type PageInSight } from './take-back.ts';

/** What capturing needs of the browser. */
export interface CaptureEnvironment {
  /** Null on an insecure origin, where browsers have none. */
  readonly devices: (Capture & Enumeration & DisplayCapture) | null;
  readonly remembered: RememberedDevices;
  /** Whether the person has refused one kind for this site; null when the browser doesn't tell. */
  readonly isRefused: (kind: 'camera' | 'microphone') => Promise<boolean | null>;
  readonly newMediaStream: () => MediaStream;
  readonly page: PageInSight;
}

/** The capture environment of a page. */
export function browserCapture(): CaptureEnvironment {
  return {
    // Typed as always there, but it isn't on insecure origins.
    devices: (navigator.mediaDevices as MediaDevices | undefined) ?? null,
    remembered: rememberedDevices(),
    isRefused: async (kind) => {
      try {
        return (await navigator.permissions.query({ name: kind })).state === 'denied';
      } catch {
        return null;
      }
    },
    newMediaStream: () =>
      typeof MediaStream === 'undefined' ? (new EventTarget() as MediaStream) : new MediaStream(),
    page: {
      isVisible: () => document.visibilityState === 'visible',
      onVisible: (listener) => {
        const changed = (): void => {
          if (document.visibilityState === 'visible') listener();
        };
        document.addEventListener('visibilitychange', changed);
        return () => document.removeEventListener('visibilitychange', changed);
      },
    },
  };
}

/** Camera and microphone by getUserMedia. */
export class UserMedia implements LocalMedia {
  readonly stream: MediaStream;
  readonly camera: Camera;
  readonly microphone: Microphone;
  readonly screen: Screen;
  readonly #environment: CaptureEnvironment;
  readonly #capture: Capture;
  readonly #chooser: DeviceChooser;
  readonly #takeBack: TakeBack;
  readonly #listeners = new Set<() => void>();
  #starting: Promise<void> | null = null;

  constructor(environment: CaptureEnvironment = browserCapture()) {
    this.#environment = environment;
    this.#capture = environment.devices ?? { getUserMedia: refuse };
    this.stream = environment.newMediaStream();
    this.camera = new Camera(this.#capture, this.#listenerOf('camera'));
    this.microphone = new Microphone(this.#capture, this.#listenerOf('microphone'));
    this.screen = new Screen(environment.devices, () => this.#tell());
    this.#chooser = new DeviceChooser({
      enumeration: environment.devices,
      remembered: environment.remembered,
      sources: { camera: this.camera, microphone: this.microphone },
      isRefused: environment.isRefused,
      onChange: () => this.#tell(),
    });
    this.#takeBack = new TakeBack({
      sources: { camera: this.camera, microphone: this.microphone },
      chosen: (role) => this.#chooser.chosen(role),
      page: environment.page,
      devices: environment.devices,
    });
  }

  get devices(): DevicesState {
    return this.#chooser.state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): Promise<void> {
    this.#starting ??= this.#start().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  async setCamera(on: boolean): Promise<void> {
    if (on) await this.camera.on();
    else this.camera.off();
  }

  async setMicrophone(on: boolean): Promise<void> {
    if (on) await this.microphone.on();
    else this.microphone.off();
  }

  shareScreen(): Promise<void> {
    return this.screen.on();
  }

  stopScreen(why: ScreenNote['what'] | null): void {
    this.screen.off(why);
  }

  choose(role: DeviceRole, id: string): Promise<void> {
    return this.#chooser.choose(role, id);
  }

  close(): void {
    this.#listeners.clear();
    this.#chooser.close();
    this.#takeBack.close();
    this.camera.close();
    this.microphone.close();
    this.screen.off();
    this.#onChange();
  }

  async #start(): Promise<void> {
    const wants = { camera: isWanted(this.camera), microphone: isWanted(this.microphone) };
    if (wants.camera && wants.microphone) return this.#startTogether();
    if (wants.camera) await this.camera.on();
    if (wants.microphone) await this.microphone.on();
  }

  /** Both at once, so that the person is asked once; where that fails, each by itself. */
  async #startTogether(): Promise<void> {
    const camera = this.camera.source.ask();
    const microphone = this.microphone.source.ask();
    try {
      const stream = await openChosen(this.camera.isChosen || this.microphone.isChosen, (chosen) =>
        this.#capture.getUserMedia({
          video: this.camera.constraints(chosen),
          audio: this.microphone.constraints(chosen),
        }),
      );
      const [video] = stream.getVideoTracks();
      const [audio] = stream.getAudioTracks();
      if (video !== undefined) this.camera.source.got(camera, video);
      if (audio !== undefined) this.microphone.source.got(microphone, audio);
    } catch (cause) {
      const error = toMediaError(cause);
      const again = await this.#worthAskingAlone(error);
      this.camera.source.refused(camera, error);
      this.microphone.source.refused(microphone, error);
      await Promise.all([
        again.camera && this.camera.error === error ? this.camera.on() : null,
        again.microphone && this.microphone.error === error ? this.microphone.on() : null,
      ]);
    }
  }

  /** Asking again what the person has just refused would be rude; one missing device must not cost the other. */
  async #worthAskingAlone(error: ParleyError): Promise<{ camera: boolean; microphone: boolean }> {
    if (error.code === 'browser/insecure-origin') return { camera: false, microphone: false };
    if (error.code !== 'media/denied') return { camera: true, microphone: true };
    const [camera, microphone] = await Promise.all([
      this.#environment.isRefused('camera'),
      this.#environment.isRefused('microphone'),
    ]);
    return {
      camera: microphone === true && camera === false,
      microphone: camera === true && microphone === false,
    };
  }

  #listenerOf(role: CaptureRole): SourceListener {
    return {
      onChange: () => this.#onChange(),
      onLost: (track) => void this.#chooser.lost(role, track),
      chosen: () => this.#chooser.chosen(role),
    };
  }

  #onChange(): void {
    const wanted = [this.camera.track, this.microphone.track].filter((track) => track !== null);
    const present = this.stream.getTracks();
    for (const track of present) if (!wanted.includes(track)) this.stream.removeTrack(track);
    for (const track of wanted) if (!present.includes(track)) this.stream.addTrack(track);
    this.#tell();
    this.#chooser.look();
    this.#takeBack.look();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const isWanted = ({ state }: Camera | Microphone): boolean => state === 'idle' || state === 'unavailable';

/** Browsers keep devices to secure origins; those inside some apps have none for anybody. */
const refuse = (): Promise<never> =>
  Promise.reject(
    typeof isSecureContext === 'boolean' && isSecureContext
      ? new ParleyError('media/denied', 'This browser has no mediaDevices')
      : new ParleyError(
          'browser/insecure-origin',
          'Browsers give camera and microphone to secure origins only',
        ),
  );
