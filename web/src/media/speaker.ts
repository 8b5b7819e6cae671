/** Choosing where sound comes out isn't in every browser: not on phones, and in Safari not for long. */
type Sink = { setSinkId(id: string): Promise<void> };

const hasSink = (target: object): target is Sink => 'setSinkId' in target;

export function canChooseSpeaker(): boolean {
  return typeof HTMLMediaElement === 'function' && hasSink(HTMLMediaElement.prototype);
}

/**
 * Plays an element through the speaker with this ID, empty for the system's. False when the browser refuses
 * it, or the speaker is gone: then the sound stays where it is.
 */
export async function setSpeaker(target: object, id: string): Promise<boolean> {
  if (!hasSink(target)) return id === '';
  try {
    await target.setSinkId(id);
    return true;
  } catch {
    return false;
  }
}

export interface Output {
  readonly node: AudioNode;
  close(): void;
}

/** Where Web Audio is to be sent for that speaker. */
export async function audioThrough(audio: AudioContext, id: string): Promise<Output> {
  const direct: Output = { node: audio.destination, close: () => undefined };
  if (id === '') return direct;
  if (hasSink(audio)) {
    await setSpeaker(audio, id);
    return direct;
  }
  // Firefox and Safari have it for elements alone.
  const element = new Audio();
  if (!(await setSpeaker(element, id))) return direct;
  const node = audio.createMediaStreamDestination();
  element.srcObject = node.stream;
  element.play().catch(() => undefined);
  return {
    node,
    close: () => {
      element.pause();
      element.srcObject = null;
    },
  };
}

/**
 * The browser's own picker of speakers, where it shows no others without it (Firefox). Null when it has
 * none, or nothing was picked.
 */
export async function pickSpeaker(): Promise<{ readonly id: string; readonly label: string } | null> {
  const devices = navigator.mediaDevices as MediaDevices & {
    selectAudioOutput?: () => Promise<MediaDeviceInfo>;
  };
  try {
    const picked = await devices.selectAudioOutput?.();
    return picked === undefined ? null : { id: picked.deviceId, label: picked.label };
  } catch {
    return null;
  }
}

export const hasSpeakerPicker = (): boolean =>
  typeof navigator.mediaDevices === 'object' && 'selectAudioOutput' in navigator.mediaDevices;
