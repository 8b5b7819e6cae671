/**
 * Runs in the page before its own scripts: candidates come late, as from a slow network. Descriptions
 * go out before any are there, so that a call connects only when those that follow reach the other side.
 */
export function delayCandidates(): void {
  const LATE_MS = 700;
  const Native = RTCPeerConnection;
  const Late = class extends Native {
    /** Candidates that have come by now, as they stand in a description. */
    readonly come = new Set<string>();
  };
  Object.defineProperty(Late.prototype, 'localDescription', {
    get(this: InstanceType<typeof Late>) {
      const description = Reflect.get(
        Native.prototype,
        'localDescription',
        this,
      ) as RTCSessionDescription | null;
      if (description === null) return null;
      const hasCome = (line: string): boolean => [...this.come].some((one) => line.startsWith(`a=${one}`));
      const sdp = description.sdp.replace(/^a=candidate:.*\r\n/gm, (line) => (hasCome(line) ? line : ''));
      return { type: description.type, sdp };
    },
  });
  Object.defineProperty(Late.prototype, 'onicecandidate', {
    set(this: InstanceType<typeof Late>, listener: RTCPeerConnection['onicecandidate']) {
      if (listener === null) return;
      this.addEventListener('icecandidate', (event) => {
        setTimeout(() => {
          // Without what is the event's alone, as `ufrag`.
          const candidate = event.candidate?.candidate.split(' ufrag ')[0];
          if (candidate) this.come.add(candidate.split(' generation ')[0] ?? candidate);
          listener.call(this, event);
        }, LATE_MS);
      });
    },
  });
  window.RTCPeerConnection = Late;
}
