import { Captured } from './captured.ts';

export const MICROPHONE_CONSTRAINTS: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

export function microphoneConstraints(id: string | null): MediaTrackConstraints {
  return id === null ? MICROPHONE_CONSTRAINTS : { ...MICROPHONE_CONSTRAINTS, deviceId: { exact: id } };
}

/** One's own microphone. Switched off, it is muted and kept, so that switching on takes no time. */
export class Microphone extends Captured {
  protected readonly kind = 'audio';
  protected readonly constraintsFor = microphoneConstraints;

  /** Unmutes, or asks for the device. */
  override async on(): Promise<void> {
    if (this.state !== 'off' || this.track === null) return super.on();
    this.track.enabled = true;
    this.source.on();
  }

  off(): void {
    if (this.track !== null) this.track.enabled = false;
    this.source.off({ keep: true });
  }
}
