/** A real connection that can be said to be broken, in place of a network that takes 15 s to be noticed. */
export class BreakableConnection extends RTCPeerConnection {
  /** Candidates that the browser has taken. */
  readonly taken: string[] = [];
  #broken = false;

  override get connectionState(): RTCPeerConnectionState {
    return this.#broken && super.connectionState !== 'closed' ? 'failed' : super.connectionState;
  }

  /** Descriptions don't go over its channel: what is looked at is the way through the call document. */
  override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
    const channel = super.createDataChannel(label, options);
    const send = channel.send.bind(channel) as (data: string) => void;
    channel.send = (data: unknown) => {
      const { type } = JSON.parse(String(data)) as { type?: string };
      if (type !== 'offer' && type !== 'answer' && type !== 'candidate') send(String(data));
    };
    return channel;
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
