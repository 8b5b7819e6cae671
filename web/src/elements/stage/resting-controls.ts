import type { LitElement, ReactiveController } from 'lit';

/** How long nothing is done before the controls make way for the picture. */
export const REST_AFTER_MS = 4000;
/** What held them is looked at again after this time. */
const AGAIN_AFTER_MS = 1000;
/** A finger that wakes them doesn't press what appears under it. */
const WAKING_MS = 350;
const TAP_PX = 10;

export interface RestingOptions {
  /** Whether nothing is open, focused or pointed at that would be lost. */
  readonly mayRest: () => boolean;
  /** Whether a tap there is on the picture itself: it sends the controls away, or brings them back. */
  readonly isPicture: (event: PointerEvent) => boolean;
}

/**
 * Knows when a person has left the controls of a stage alone, so that they may hide. Whatever is done with
 * pointer, finger or keyboard brings them back, and so does focus, e.g. that of a screen reader.
 */
export class RestingControls implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: RestingOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waking: ReturnType<typeof setTimeout> | undefined;
  #resting = false;
  #usesMouse = false;
  #pointer = { x: -1, y: -1 };
  #press: { x: number; y: number; woke: boolean } | null = null;

  constructor(host: LitElement, options: RestingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether they are out of sight. */
  get resting(): boolean {
    return this.#resting;
  }

  /** Whether they come back by a finger that is still there: they aren't to be pressed yet. */
  get waking(): boolean {
    return this.#waking !== undefined;
  }

  /** Whether what is hovered is pointed at: after a tap, browsers leave the hover where it was. */
  get usesMouse(): boolean {
    return this.#usesMouse;
  }

  hostConnected(): void {
    addEventListener('pointermove', this.#moved, { passive: true });
    addEventListener('pointerdown', this.#down, { capture: true, passive: true });
    addEventListener('pointerup', this.#up, { capture: true, passive: true });
    addEventListener('wheel', this.wake, { passive: true });
    addEventListener('keydown', this.wake, { capture: true });
    this.wake();
  }

  /** Focus that moves within an element isn't heard of outside: so it is listened to inside of each. */
  hostUpdated(): void {
    const { renderRoot } = this.#host;
    renderRoot.addEventListener('focusin', this.wake);
    for (const { shadowRoot } of renderRoot.querySelectorAll('*')) {
      shadowRoot?.addEventListener('focusin', this.wake);
    }
  }

  hostDisconnected(): void {
    removeEventListener('pointermove', this.#moved);
    removeEventListener('pointerdown', this.#down, { capture: true });
    removeEventListener('pointerup', this.#up, { capture: true });
    removeEventListener('wheel', this.wake);
    removeEventListener('keydown', this.wake, { capture: true });
    clearTimeout(this.#timer);
    this.#settle();
  }

  readonly wake = (): void => {
    this.#restIn(REST_AFTER_MS);
    if (!this.#resting) return;
    this.#resting = false;
    this.#host.requestUpdate();
  };

  #restIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#options.mayRest()) this.#rest();
      else this.#restIn(AGAIN_AFTER_MS);
    }, ms);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    if (this.#resting) return;
    this.#resting = true;
    this.#host.requestUpdate();
  }

  readonly #moved = ({ clientX: x, clientY: y, pointerType }: PointerEvent): void => {
    // Browsers tell of a mouse, too, when the page moves beneath it.
    const isSame = x === this.#pointer.x && y === this.#pointer.y;
    this.#pointer = { x, y };
    this.#usesMouse = pointerType === 'mouse';
    if (!isSame && pointerType === 'mouse') this.wake();
  };

  readonly #down = ({ clientX: x, clientY: y, pointerType }: PointerEvent): void => {
    const woke = this.#resting;
    this.#usesMouse = pointerType === 'mouse';
    this.#press = pointerType === 'mouse' ? null : { x, y, woke };
    if (this.#press !== null && woke) {
      clearTimeout(this.#waking);
      this.#waking = setTimeout(() => this.#settle(), WAKING_MS);
    }
    this.wake();
  };

  readonly #up = (event: PointerEvent): void => {
    const press = this.#press;
    this.#press = null;
    if (press === null) return;
    if (press.woke) {
      clearTimeout(this.#waking);
      this.#waking = setTimeout(() => this.#settle(), WAKING_MS);
      return;
    }
    const isTap = Math.hypot(event.clientX - press.x, event.clientY - press.y) < TAP_PX;
    if (isTap && this.#options.isPicture(event) && this.#options.mayRest()) this.#rest();
  };

  #settle(): void {
    clearTimeout(this.#waking);
    this.#waking = undefined;
    this.#host.requestUpdate();
  }
}
