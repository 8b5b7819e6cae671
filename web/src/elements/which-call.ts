import { html } from 'lit';
import { formatCallId } from '../../../contract/ids.ts';

/** Which call a page is about: the room's name, or the call's ID. */
export function whichCall(id: string, room: string | null) {
  return html`
    <p class="which">${room === null ? 'Call ID' : 'Room'} <b>${room ?? formatCallId(id)}</b></p>
  `;
}
