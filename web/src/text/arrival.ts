import type { Arrival } from '../page/arrivals.ts';
import type { NoticesState } from '../page/notices.ts';
import { isolated } from '../words/isolated.ts';
import { words } from '../words/words.ts';
import { wantToJoin } from './status.ts';

/** What has happened, for the tab's title and the head of a notification; and what stands below it there. */
export function arrivalWords(happened: Arrival): { readonly title: string; readonly body: string } {
  const { arrival } = words();
  switch (happened.kind) {
    case 'came':
      return { title: arrival.isHere(isolated(happened.name)), body: arrival.begins };
    case 'let-in':
      return { title: arrival.letIn, body: arrival.begins };
    case 'opened':
      return { title: arrival.opened, body: arrival.canJoin };
    case 'knocked':
      return { title: wantToJoin(happened.names), body: arrival.decide };
  }
}

/** The button by which one agrees to be notified, or what stands in its place. */
export function tellMeWords(
  state: NoticesState,
  isBeforeDoor: boolean,
): { readonly button: string; readonly text: string } {
  const { arrival } = words();
  const button = isBeforeDoor ? arrival.tellWhenLetIn : arrival.tellWhenCome;
  switch (state) {
    case 'off':
      return { button, text: '' };
    case 'on':
      return { button, text: arrival.told };
    case 'denied':
      return { button: '', text: arrival.denied };
    case 'unsupported':
      return { button: '', text: arrival.unsupported };
  }
}
