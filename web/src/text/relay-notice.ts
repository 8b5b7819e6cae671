/** Whether the host of a waiting call is told now. `remembered` is what this browser keeps after "Got it". */
export function showsRelayNotice(
  call: { readonly host: boolean },
  relayNotice: boolean,
  remembered: string,
): boolean {
  return call.host && relayNotice && remembered === '';
}
