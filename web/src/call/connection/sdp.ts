/** The `ice-ufrag` (RFC 8839, 5.4) by which a description is told from every other of its connection; null without one. */
export function nameOfDescription(sdp: string | undefined): string | null {
  return /a=ice-ufrag:([^\s"\\]+)/.exec(sdp ?? '')?.[1] ?? null;
}

/** How many media sections (RFC 8866, 5.14) a description has. */
export function mediaCount(sdp: string | undefined): number {
  return (sdp ?? '').match(/^m=/gm)?.length ?? 0;
}
