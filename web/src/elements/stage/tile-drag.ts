import type { LitElement, ReactiveController } from 'lit';
import { nearestCorner, type Corner } from './corners.ts';

/** A finger that moves less has tapped. */
const DRAGS_FROM_PX = 6;
/** How far ahead of the finger the picture lands: it may be thrown. */
const THROW_MS = 120;
const SETTLE_MS = 200;
/** Two taps within this time are one double tap. */
const DOUBLE_TAP_MS = 300;

export interface TileDragOptions {
  /** Whether this press may begin a drag. */
  readonly takes: (event: PointerEvent) => boolean;
  readonly onDrop: (corner: Corner) => void;
  /** By a finger or a pen; a mouse points instead. */
  readonly onTap: () => void;
  readonly onDoubleTap: () => void;
}

interface Press {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  moved: boolean;
  /** The last two places, for the speed. */
  last: { x: number; y: number; at: number };
  before: { x: number; y: number; at: number };
}

/** Lets an element be dragged to a corner of what it is positioned in, by mouse, finger or pen. */
export class TileDrag implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: TileDragOptions;
  #press: Press | null = null;
  #tap: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, options: TileDragOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    const host = this.#host;
    host.addEventListener('pointerdown', this.#down);
    host.addEventListener('pointermove', this.#move);
    host.addEventListener('pointerup', this.#up);
    host.addEventListener('pointercancel', this.#cancel);
    host.addEventListener('dblclick', this.#doubleClick);
  }

  hostDisconnected(): void {
    const host = this.#host;
    host.removeEventListener('pointerdown', this.#down);
    host.removeEventListener('pointermove', this.#move);
    host.removeEventListener('pointerup', this.#up);
    host.removeEventListener('pointercancel', this.#cancel);
    host.removeEventListener('dblclick', this.#doubleClick);
    clearTimeout(this.#tap);
    this.#cancel();
  }

  /** Changes the corner, and glides there from where the element is now. */
  go(corner: Corner): void {
    const from = this.#host.getBoundingClientRect();
    this.#host.style.transform = '';
    this.#options.onDrop(corner);
    // By then it is where it belongs.
    requestAnimationFrame(() => this.#settle(from));
  }

  /** Where it was before, when a drag is broken off. Says whether there was one. */
  readonly cancel = (): boolean => {
    const press = this.#press;
    this.#press = null;
    if (press === null || !press.moved) return false;
    const from = this.#host.getBoundingClientRect();
    this.#host.style.transform = '';
    this.#settle(from);
    return true;
  };

  readonly #cancel = (): void => {
    this.cancel();
  };

  readonly #down = (event: PointerEvent): void => {
    if (this.#press !== null || event.button !== 0 || !this.#options.takes(event)) return;
    const { pointerId: id, clientX: x, clientY: y, timeStamp: at } = event;
    this.#press = { id, x, y, moved: false, last: { x, y, at }, before: { x, y, at } };
    // At once: a fast pointer is gone from here before it has moved once.
    this.#host.setPointerCapture(id);
  };

  readonly #move = (event: PointerEvent): void => {
    const press = this.#press;
    if (press === null || event.pointerId !== press.id) return;
    const { clientX: x, clientY: y, timeStamp: at } = event;
    if (!press.moved) {
      if (Math.hypot(x - press.x, y - press.y) < DRAGS_FROM_PX) return;
      press.moved = true;
    }
    press.before = press.last;
    press.last = { x, y, at };
    this.#host.style.transform = `translate(${x - press.x}px, ${y - press.y}px)`;
  };

  readonly #up = (event: PointerEvent): void => {
    const press = this.#press;
    if (press === null || event.pointerId !== press.id) return;
    this.#press = null;
    if (!press.moved) return event.pointerType === 'mouse' ? undefined : this.#tapped();
    const stage = this.#host.offsetParent?.getBoundingClientRect();
    const box = this.#host.getBoundingClientRect();
    if (stage === undefined) return;
    // A finger that rested before it let go has thrown nothing.
    const took = press.last.at - press.before.at;
    const rested = event.timeStamp - press.last.at > 80 || took <= 0;
    const ahead = rested ? 0 : THROW_MS / took;
    const x = box.left + box.width / 2 - stage.left + (press.last.x - press.before.x) * ahead;
    const y = box.top + box.height / 2 - stage.top + (press.last.y - press.before.y) * ahead;
    this.go(nearestCorner({ x, y }, stage));
  };

  #tapped(): void {
    clearTimeout(this.#tap);
    if (this.#tap !== undefined) {
      this.#tap = undefined;
      return this.#options.onDoubleTap();
    }
    this.#tap = setTimeout(() => {
      this.#tap = undefined;
      this.#options.onTap();
    }, DOUBLE_TAP_MS);
  }

  readonly #doubleClick = (event: MouseEvent): void => {
    // Two taps of a finger are counted above: not every browser makes a double click of them.
    const isMouse = !(event instanceof PointerEvent) || event.pointerType === 'mouse';
    if (isMouse && this.#options.takes(event as PointerEvent)) this.#options.onDoubleTap();
  };

  #settle(from: DOMRect): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const to = this.#host.getBoundingClientRect();
    const [x, y] = [from.left - to.left, from.top - to.top];
    if (Math.hypot(x, y) < 1) return;
    this.#host.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], {
      duration: SETTLE_MS,
      easing: 'cubic-bezier(0.2, 0.8, 0.3, 1)',
    });
  }
}
