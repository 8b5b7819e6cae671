import { LIMITS } from './limits.ts';

/**
 * A room's name as it is stored: letters and digits of any script in lower case, joined by dashes, so that
 * "Team Blue", "team-blue" and " TEAM  BLUE " are one room. Null when nothing is left, or too much.
 * A link to a room counts as its name.
 */
export function roomName(input: string): string | null {
  const link = /\/r\/([^\s/?#<>"']+)/i.exec(input);
  const name = decoded(link?.[1] ?? input)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return name === '' || name.length > LIMITS.room ? null : name;
}

/** The path of a room's page, e.g. `/r/team-blue`. */
export const roomPath = (name: string): string => `/r/${encodeURIComponent(name)}`;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
