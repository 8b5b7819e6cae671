import { words } from '../words/words.ts';

/** The choice of who may come into a call that is about to be made; in a room, its name is the link. */
export function admissionWords(inRoom: boolean): { legend: string; open: string; knock: string } {
  const { letIn, letInByLink, letInByName, letInByHand } = words().landing;
  return { legend: letIn, open: inRoom ? letInByName : letInByLink, knock: letInByHand };
}
