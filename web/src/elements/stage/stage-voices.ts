import type { LitElement, ReactiveController } from 'lit';
import { listenTo } from '../../media/ear.ts';
import { Voices, type VoicesView } from '../../media/voices.ts';
import type { MediaView, RemoteView } from '../../page/page-state.ts';
import { rememberedMutedNotice } from '../../page/remembered.ts';

export interface StageVoicesOptions {
  readonly media: () => MediaView;
  /** What arrives from the other person; null while there is no connection. */
  readonly remote: () => RemoteView | null;
}

/** Who speaks on a stage: the host is rendered anew when it changes. */
export class StageVoices implements ReactiveController {
  readonly #options: StageVoicesOptions;
  readonly #voices: Voices;

  constructor(host: LitElement, options: StageVoicesOptions) {
    this.#options = options;
    this.#voices = new Voices(listenTo, () => host.requestUpdate());
    host.addController(this);
  }

  get view(): VoicesView {
    return this.#voices.view;
  }

  hostUpdated(): void {
    const remote = this.#options.remote();
    if (remote === null) return this.#voices.follow(null);
    const { stream, microphone } = this.#options.media();
    this.#voices.follow({
      track: stream?.getAudioTracks()[0] ?? null,
      muted: microphone.state !== 'on',
      whileMuted: rememberedMutedNotice().get() !== 'off',
      otherOn: remote.audio,
      received: remote.soundReceived,
    });
  }

  hostDisconnected(): void {
    this.#voices.follow(null);
  }
}
