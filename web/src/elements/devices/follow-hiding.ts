import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AddressHiding } from '../../call/connection/address-hiding.ts';
import { addressHiding } from '../../page/hiding.ts';

/** Renders an element anew whenever it changes whether and how the person's address is hidden. */
export class FollowHiding implements ReactiveController {
  readonly hiding: AddressHiding = addressHiding();
  readonly #host: ReactiveControllerHost;
  #stop = (): void => undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = this.hiding.subscribe(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop();
  }
}
