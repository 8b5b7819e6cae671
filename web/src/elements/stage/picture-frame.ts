import type { LitElement, ReactiveController } from 'lit';
import { fitOf } from './picture-fit.ts';

/** What shape a picture has: it decides the shape of its tile. */
export type Shape = 'wide' | 'tall';

declare global {
  interface HTMLElementEventMap {
    /** A picture has another shape now, e.g. since a phone was turned. */
    'picture-shape': CustomEvent<Shape>;
  }
}

/**
 * Keeps an element's video fitting its box, whatever shape either of them takes: `fit` is for the video's
 * class. Tells the shape of the picture by a bubbling event `picture-shape`.
 */
export class PictureFrame implements ReactiveController {
  readonly #host: LitElement;
  readonly #video: () => HTMLVideoElement | null;
  #box: ResizeObserver | null = null;
  #fit: 'cover' | 'contain' = 'contain';
  #shape: Shape | null = null;

  constructor(host: LitElement, video: () => HTMLVideoElement | null) {
    this.#host = host;
    this.#video = video;
    host.addController(this);
  }

  get fit(): 'cover' | 'contain' {
    return this.#fit;
  }

  hostConnected(): void {
    this.#box = new ResizeObserver(this.measure);
    this.#box.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#box?.disconnect();
  }

  /** To be called when the video tells a new size, too. */
  readonly measure = (): void => {
    const video = this.#video();
    if (video === null) return;
    const picture = { width: video.videoWidth, height: video.videoHeight };
    const fit = fitOf(picture, { width: this.#host.clientWidth, height: this.#host.clientHeight });
    if (fit !== this.#fit) {
      this.#fit = fit;
      this.#host.requestUpdate();
    }
    if (picture.width === 0) return;
    const shape = picture.height > picture.width ? 'tall' : 'wide';
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.#host.dispatchEvent(
      new CustomEvent('picture-shape', { detail: shape, bubbles: true, composed: true }),
    );
  };
}
