/**
 * What a microphone has sent so far, as `totalAudioEnergy` and `totalSamplesDuration` count it
 * (https://www.w3.org/TR/webrtc-stats/#inboundrtpstats-dict*): between two of them, the root mean square is the
 * square root of the energy by the seconds.
 */
export interface SoundReceived {
  readonly energy: number;
  readonly seconds: number;
}

/** Null where the browser doesn't count it. */
export function soundReceived(report: RTCStatsReport): SoundReceived | null {
  for (const one of report.values() as Iterable<Partial<RTCInboundRtpStreamStats>>) {
    if (one.type !== 'inbound-rtp') continue;
    const { totalAudioEnergy: energy, totalSamplesDuration: seconds } = one;
    return energy === undefined || seconds === undefined ? null : { energy, seconds };
  }
  return null;
}
