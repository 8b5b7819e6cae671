import type { ScreenNote } from '../../media/screen.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { PassingNotice } from './passing-notice.ts';

/** Says why the screen isn't shared, or not any more. */
export class ScreenNoteElement extends PassingNotice<ScreenNote> {
  protected override words = ({ what }: ScreenNote) => words().screen.notes[what];

  protected override icon = () => icons.screen;
}

customElements.define('screen-note', ScreenNoteElement);
