import type { ParleyError } from '../../../contract/errors.ts';
import { Captured } from './captured.ts';

export const CAMERA_CONSTRAINTS: MediaTrackConstraints = {
  facingMode: 'user',
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};

/** For a device that was chosen, whichever way it looks. */
export function cameraConstraints(id: string | null): MediaTrackConstraints {
  if (id === null) return CAMERA_CONSTRAINTS;
  const { facingMode: _any, ...others } = CAMERA_CONSTRAINTS;
  return { ...others, deviceId: { exact: id } };
}

/** One's own camera. Switched off, the device is let go and its light goes out. */
export class Camera extends Captured {
  protected readonly kind = 'video';
  protected readonly constraintsFor = cameraConstraints;

  override change(id: string | null): Promise<ParleyError | null> {
    // Phones open one camera at a time. What is sent stands still until the other is there.
    this.track?.stop();
    return super.change(id);
  }

  off(): void {
    this.source.off({ keep: false });
  }
}
