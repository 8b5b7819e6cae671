/** Runs in the page before its own scripts: there is no way to the other side but by a relay, as behind a strict firewall. */
export function relayOnly(): void {
  const Native = RTCPeerConnection;
  const strict = (configuration?: RTCConfiguration): RTCConfiguration => ({
    ...configuration,
    iceTransportPolicy: 'relay',
  });
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(strict(configuration));
    }

    override setConfiguration(configuration?: RTCConfiguration): void {
      super.setConfiguration(strict(configuration));
    }
  };
}
