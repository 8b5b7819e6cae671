import type { LitElement, ReactiveController } from 'lit';
import type { MediaView } from '../../page/page-state.ts';

export interface CallKeysOptions {
  readonly media: () => MediaView;
  readonly toggle: (device: 'camera' | 'microphone') => void;
  readonly hangUp: () => void;
}

/** What the browser and the system offer for a call: buttons of a small window, of a headset, of a lock screen. */
export class CallKeys implements ReactiveController {
  readonly #options: CallKeysOptions;

  constructor(host: LitElement, options: CallKeysOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    const { toggle, hangUp } = this.#options;
    handle('togglemicrophone', () => toggle('microphone'));
    handle('togglecamera', () => toggle('camera'));
    handle('hangup', hangUp);
  }

  hostUpdated(): void {
    if (!('mediaSession' in navigator)) return;
    const { camera, microphone } = this.#options.media();
    // Not in every browser that has the rest.
    const session = navigator.mediaSession as Partial<MediaSession>;
    session.setMicrophoneActive?.(microphone.state === 'on')?.catch(() => undefined);
    session.setCameraActive?.(camera.state === 'on')?.catch(() => undefined);
  }

  hostDisconnected(): void {
    for (const action of ['togglemicrophone', 'togglecamera', 'hangup']) handle(action, null);
  }
}

function handle(action: string, does: (() => void) | null): void {
  try {
    navigator.mediaSession.setActionHandler(action as MediaSessionAction, does);
  } catch {
    // A browser that doesn't know the action.
  }
}
