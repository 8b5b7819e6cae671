/** What the deployer of this page has chosen, as far as calls are concerned. */
export interface CallSettings {
  readonly stunUrls: readonly string[];
  /** Whether the project has TURN servers, so that it is worth asking its function for them. */
  readonly turn: boolean;
  /** Whether a host is told that some networks won't connect. */
  readonly relayNotice: boolean;
  /** Whether every connection goes over a relay, so that nobody's address is told to the other side. */
  readonly relayOnly: boolean;
}
