/**
 * Runs in the page before its own scripts: candidates come late, as from a slow network. Descriptions
 * go out without any, so that a call connects only when those that follow reach the other side.
 */
export function delayCandidates(): void {
  const LATE_MS = 700;
  const Native = RTCPeerConnection;
  const Late = class extends Native {};
  Object.defineProperty(Late.prototype, 'localDescription', {
    get(this: RTCPeerConnection) {
      const description = Reflect.get(
        Native.prototype,
        'localDescription',
        this,
      ) as RTCSessionDescription | null;
      if (description === null) return null;
      return { type: description.type, sdp: description.sdp.replace(/^a=candidate:.*\r\n/gm, '') };
    },
  });
  Object.defineProperty(Late.prototype, 'onicecandidate', {
    set(this: RTCPeerConnection, listener: RTCPeerConnection['onicecandidate']) {
      if (listener === null) return;
      this.addEventListener('icecandidate', (event) => {
        setTimeout(() => listener.call(this, event), LATE_MS);
      });
    },
  });
  window.RTCPeerConnection = Late;
}
