/** A real connection that can be said to be broken, in place of a network that takes 15 s to be noticed. */
export class BreakableConnection extends RTCPeerConnection {
  /** Candidates that the browser has taken. */
  readonly taken: string[] = [];
  #broken = false;

  override get connectionState(): RTCPeerConnectionState {
    return this.#broken && super.connectionState !== 'closed' ? 'failed' : super.connectionState;
  }

  /** It seems to have failed until another description of the other side is taken. */
  break(): void {
    this.#broken = true;
    this.onconnectionstatechange?.(new Event('connectionstatechange'));
  }

  override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    await super.setRemoteDescription(description);
    if (!this.#broken) return;
    this.#broken = false;
    this.onconnectionstatechange?.(new Event('connectionstatechange'));
  }

  override async addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
    await super.addIceCandidate(candidate);
    if (candidate?.candidate) this.taken.push(candidate.candidate);
  }
}
