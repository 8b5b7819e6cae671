/**
 * Runs `begin`, which sets a local description, and resolves when the gathering that follows is
 * complete, or `atMostMs` later. On a connection that has gathered before, the state "complete" may
 * still be the former round's, so only a change counts there.
 */
export async function gather(
  connection: RTCPeerConnection,
  atMostMs: number,
  begin: () => Promise<void>,
): Promise<void> {
  const state = (): RTCIceGatheringState => connection.iceGatheringState;
  const isFirst = state() === 'new';
  let complete = false;
  let finish = (): void => undefined;
  const onChange = (): void => {
    complete = state() === 'complete';
    if (complete) finish();
  };
  connection.addEventListener('icegatheringstatechange', onChange);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await begin();
    if (complete || (isFirst && state() === 'complete')) return;
    await new Promise<void>((resolve) => {
      finish = resolve;
      timer = setTimeout(resolve, atMostMs);
    });
  } finally {
    clearTimeout(timer);
    connection.removeEventListener('icegatheringstatechange', onChange);
  }
}
