/** What the recorder keeps for the tests, in the page. */
export interface PeerRecord {
  readonly connections: RTCPeerConnection[];
  /** Candidates given to `addIceCandidate` that the browser has taken. */
  readonly added: string[];
  /** Types of the descriptions that were made here, in order: each is a negotiation. */
  readonly described: string[];
}

declare global {
  interface Window {
    peerRecord?: PeerRecord;
  }
}

/** Runs in the page before its own scripts: keeps every peer connection, so that tests can ask for its statistics. */
export function recordPeerConnections(): void {
  const Native = window.RTCPeerConnection as typeof RTCPeerConnection | undefined;
  if (Native === undefined) return;
  const record: PeerRecord = { connections: [], added: [], described: [] };
  window.peerRecord = record;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      record.connections.push(this);
    }

    override async setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
      await super.setLocalDescription(description);
      record.described.push(this.localDescription?.type ?? '');
    }

    override async addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
      await super.addIceCandidate(candidate);
      if (candidate?.candidate) record.added.push(candidate.candidate);
    }
  };
}
