const HOST = String.raw`(?:\[[0-9a-f:.]+\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)`;
const STUN = new RegExp(String.raw`^stuns?:${HOST}(?::(\d{1,5}))?$`, 'i');
const TURN = new RegExp(String.raw`^turns?:${HOST}(?::(\d{1,5}))?(?:\?transport=(?:udp|tcp))?$`, 'i');

const matches = (pattern: RegExp, url: string): boolean => {
  const found = pattern.exec(url);
  return found !== null && Number(found[1] ?? 1) >= 1 && Number(found[1] ?? 1) <= 65_535;
};

/** A STUN URL that every browser takes (RFC 7064): one that it doesn't makes a connection impossible. */
export const isStunUrl = (url: string): boolean => matches(STUN, url);

/** The same for TURN: RFC 7065. */
export const isTurnUrl = (url: string): boolean => matches(TURN, url);
