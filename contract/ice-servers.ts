/** The callable `iceServers`: what the page sends and gets. Errors carry `details.code`, an ErrorCode. */
export const ICE_SERVERS = 'iceServers';

/** Where the functions run. The page calls them there, so both read it here. */
export const FUNCTIONS_REGION = 'us-central1';

export interface IceServersRequest {
  /** ID of the call, as stored. */
  readonly id: string;
}

/** An RTCIceServer that goes over the wire: https://www.w3.org/TR/webrtc/#rtciceserver-dictionary. */
export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

export interface IceServersAnswer {
  readonly iceServers: readonly IceServer[];
  /** Milliseconds since 1970: from then on the credentials are refused. */
  readonly expiresAt: number;
}
