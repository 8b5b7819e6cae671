import { connectFirebase } from '../firebase/connect-firebase.ts';
import { loadSettings } from '../firebase/settings.ts';
import type { CheckEnvironment } from './environment.ts';
import type { OpenDevices } from './open-devices.ts';
import { SoundLevel } from '../media/sound-level.ts';
import { playTestSound } from '../media/test-sound.ts';

const LISTEN_EVERY_MS = 50;

/** The browser that shows the page. */
export function browserChecks(devices: OpenDevices): CheckEnvironment {
  return {
    isSecure: isSecureContext,
    hasWebRtc: typeof RTCPeerConnection === 'function',
    tellsErrors:
      typeof RTCPeerConnection === 'function' && 'onicecandidateerror' in RTCPeerConnection.prototype,
    newPeerConnection: (configuration) => new RTCPeerConnection(configuration),
    now: () => performance.now(),
    loadSettings: () => loadSettings(),
    connect: (settings) => connectFirebase(Promise.resolve(settings)),
    openDevice: (kind, signal) => devices.open(kind, signal),
    firstPicture,
    loudest,
    playSound: playTestSound,
  };
}

async function firstPicture(
  stream: MediaStream,
  signal: AbortSignal,
): Promise<{ width: number; height: number } | null> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  try {
    const shown = new Promise<true>((resolve) => {
      video.addEventListener('loadeddata', () => resolve(true), { once: true });
    });
    const late = new Promise<false>((resolve) => {
      signal.addEventListener('abort', () => resolve(false), { once: true });
    });
    // Refused or not, a picture that comes is enough.
    video.play().catch(() => undefined);
    if (!(await Promise.race([shown, late]))) return null;
    return { width: video.videoWidth, height: video.videoHeight };
  } finally {
    video.srcObject = null;
  }
}

async function loudest(stream: MediaStream, enough: number, signal: AbortSignal): Promise<number> {
  const level = new SoundLevel(stream);
  let most = 0;
  try {
    while (most < enough && !signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, LISTEN_EVERY_MS));
      most = Math.max(most, level.now());
    }
    return most;
  } finally {
    level.close();
  }
}
