import { html } from 'lit';
import { formatCallId } from '../../../../contract/ids.ts';
import { words } from '../../words/words.ts';

/** Which call a page is about: the room's name, or the call's ID. */
export function whichCall(id: string, room: string | null) {
  const { common } = words();
  return room === null
    ? html`<p class="which">${common.callId} <b dir="ltr">${formatCallId(id)}</b></p>`
    : html`<p class="which">
        ${common.room} <b><bdi>${room}</bdi></b>
      </p>`;
}
