import type { CallController } from '../call/controller.ts';

/** Holds the call's controller, one for each attempt, loaded when it is first needed. */
export class ControllerSlot {
  readonly #loadController: () => Promise<CallController>;
  readonly #changed: () => void;
  #loading: Promise<CallController> | null = null;
  #controller: CallController | null = null;
  #stop: (() => void) | null = null;
  /** Grows with each attempt; what arrives for an older one is dropped. */
  #attempt = 0;

  /** `changed` is called after each change of the controller's state. */
  constructor(load: () => Promise<CallController>, changed: () => void) {
    this.#loadController = load;
    this.#changed = changed;
  }

  /** Null until it is loaded. */
  get controller(): CallController | null {
    return this.#controller;
  }

  warmUp(): void {
    this.#load().then(
      (controller) => controller.warmUp(),
      // Nobody has asked for anything yet; it is tried again at the click.
      () => undefined,
    );
  }

  /** Calls one of the two, unless the controller was let go of meanwhile. */
  use(action: (controller: CallController) => void, failed: (error: unknown) => void): void {
    const attempt = this.#attempt;
    this.#load().then(
      (controller) => {
        if (attempt === this.#attempt) action(controller);
      },
      (error: unknown) => {
        if (attempt === this.#attempt) failed(error);
      },
    );
  }

  /** Lets go of the controller, and of the call with it. */
  drop(): void {
    this.#attempt += 1;
    this.#stop?.();
    this.#stop = null;
    const controller = this.#controller;
    this.#controller = null;
    this.#loading = null;
    controller?.leave();
    controller?.close();
  }

  #load(): Promise<CallController> {
    if (this.#loading !== null) return this.#loading;
    const attempt = this.#attempt;
    const loading = this.#loadController().then((controller) => {
      if (attempt !== this.#attempt) {
        controller.close();
        return controller;
      }
      this.#controller = controller;
      this.#stop = controller.subscribe(this.#changed);
      return controller;
    });
    this.#loading = loading;
    loading.catch(() => {
      if (this.#loading === loading) this.#loading = null;
    });
    return loading;
  }
}
