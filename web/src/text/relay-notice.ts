/** What a host is told, once, where the project has no relay (TURN). */
export const RELAY_NOTICE = {
  title: 'Some networks won’t connect',
  text: 'This page has no relay server. Where a company, school or mobile network blocks direct connections, the call can’t be made: try another network then, a phone’s hotspot for example.',
  dismiss: 'Got it',
} as const;

/** Whether the host of a waiting call is told now. `remembered` is what this browser keeps after "Got it". */
export function showsRelayNotice(
  call: { readonly host: boolean },
  relayNotice: boolean,
  remembered: string,
): boolean {
  return call.host && relayNotice && remembered === '';
}
