import type { LitElement, ReactiveController } from 'lit';
import {
  dress,
  drawSmallWindow,
  type SmallWindowActions,
  type SmallWindowView,
} from './small-window-view.ts';

/** https://wicg.github.io/document-picture-in-picture/ */
interface DocumentPictureInPicture {
  readonly window: Window | null;
  requestWindow(options?: { width?: number; height?: number }): Promise<Window>;
}

const WIDTH = 320;
/** Height by width: neither a slit nor a tower. */
const SHAPES = { least: 9 / 16, most: 4 / 3 };

export interface SmallWindowOptions {
  readonly view: () => SmallWindowView;
  readonly actions: Omit<SmallWindowActions, 'back'>;
  /** What is shown where only a video can be: the other person. */
  readonly video: () => HTMLVideoElement | null;
}

/**
 * The other person in a small window over other programs: with controls where the browser lets a document be
 * there, else the video alone. The controls that the browser puts there by itself come by the Media Session.
 */
export class SmallWindow implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: SmallWindowOptions;
  #window: Window | null = null;
  #video: HTMLVideoElement | null = null;

  constructor(host: LitElement, options: SmallWindowOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get available(): boolean {
    return documentApi() !== null || hasVideoApi();
  }

  get open(): boolean {
    return this.#window !== null || this.#video !== null;
  }

  hostUpdated(): void {
    if (this.#window !== null) this.#draw(this.#window);
  }

  hostDisconnected(): void {
    this.#close();
  }

  /** By a click or a key, else the browser refuses it. */
  toggle(): void {
    if (this.open) return this.#close();
    const api = documentApi();
    // Refused by the browser, or by the person's settings: the page stays as it is.
    const opening = api === null ? this.#openVideo() : this.#openDocument(api);
    opening.catch(() => undefined);
  }

  async #openDocument(api: DocumentPictureInPicture): Promise<void> {
    const target = await api.requestWindow(this.#size());
    if (!this.#host.isConnected) return target.close();
    this.#window = target;
    dress(target);
    target.document.title = document.title;
    target.addEventListener('pagehide', () => {
      if (this.#window !== target) return;
      this.#window = null;
      this.#host.requestUpdate();
    });
    this.#draw(target);
    this.#host.requestUpdate();
  }

  #size(): { width: number; height: number } {
    const { videoWidth, videoHeight } = this.#options.video() ?? { videoWidth: 0, videoHeight: 0 };
    const shape = videoWidth === 0 ? 3 / 4 : videoHeight / videoWidth;
    return { width: WIDTH, height: Math.round(WIDTH * Math.min(SHAPES.most, Math.max(SHAPES.least, shape))) };
  }

  async #openVideo(): Promise<void> {
    const video = this.#options.video();
    if (video === null || !hasVideoApi()) return;
    await video.requestPictureInPicture();
    if (!this.#host.isConnected) return document.exitPictureInPicture();
    this.#video = video;
    video.addEventListener(
      'leavepictureinpicture',
      () => {
        this.#video = null;
        this.#host.requestUpdate();
      },
      { once: true },
    );
    this.#host.requestUpdate();
  }

  #draw(target: Window): void {
    drawSmallWindow(target.document, this.#options.view(), {
      ...this.#options.actions,
      back: () => {
        this.#close();
        focus();
      },
    });
  }

  #close(): void {
    this.#window?.close();
    if (this.#video !== null) document.exitPictureInPicture().catch(() => undefined);
  }
}

function documentApi(): DocumentPictureInPicture | null {
  return (window as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture ?? null;
}

function hasVideoApi(): boolean {
  return document.pictureInPictureEnabled && 'requestPictureInPicture' in HTMLVideoElement.prototype;
}
