/**
 * Records what these tracks give, for so many milliseconds or until `signal` is aborted. Rejects where the
 * browser can't record.
 */
export async function record(
  tracks: readonly MediaStreamTrack[],
  ms: number,
  signal: AbortSignal,
): Promise<Blob> {
  // Of clones: that a track is muted or let go meanwhile is the call's affair.
  const clones = tracks.map((track) => track.clone());
  const recorder = new MediaRecorder(new MediaStream(clones));
  const parts: Blob[] = [];
  const stop = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const timer = setTimeout(stop, ms);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
      recorder.addEventListener('stop', () => resolve(), { once: true });
      recorder.addEventListener('error', () => reject(new Error('The browser stopped recording')), {
        once: true,
      });
      recorder.start();
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    for (const clone of clones) clone.stop();
  }
  return new Blob(parts, { type: recorder.mimeType });
}
