import { isTurnUrl } from '../../../../contract/ice-urls.ts';

/** By what a connection may find its way. */
export interface IceChoice {
  readonly iceServers: RTCIceServer[];
  /** `relay` where the own address is hidden from the other side. */
  readonly iceTransportPolicy: RTCIceTransportPolicy;
  /** When the servers' credentials run out, by the server's clock; Infinity for what doesn't expire. */
  readonly goodUntil: number;
}

/** Any way, without help of a server. */
export const NO_SERVERS: IceChoice = { iceServers: [], iceTransportPolicy: 'all', goodUntil: Infinity };

/** What of it an RTCPeerConnection is told. */
export const configurationOf = ({
  iceServers,
  iceTransportPolicy,
}: IceChoice): Pick<RTCConfiguration, 'iceServers' | 'iceTransportPolicy'> => ({
  iceServers,
  iceTransportPolicy,
});

/** Whether there is a TURN server among them. */
export const hasTurn = (servers: readonly RTCIceServer[]): boolean =>
  servers.some(({ urls }) => [urls].flat().some(isTurnUrl));
