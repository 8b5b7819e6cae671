import { rememberedEchoNote } from '../../page/remembered.ts';
import { isolated } from '../../words/isolated.ts';
import { words } from '../../words/words.ts';
import { icons } from '../parts/icons.ts';
import { PassingNotice } from './passing-notice.ts';

/** Who is called, and seems to be near. */
export interface Near {
  readonly name: string;
}

/** Says that two devices in one room echo; never again on this device once it was closed. */
export class EchoNote extends PassingNotice<Near> {
  protected override words = ({ name }: Near) => words().screen.near(isolated(name));

  protected override icon = () => icons.headphones;

  protected override closed(): void {
    rememberedEchoNote().set('read');
  }
}

customElements.define('echo-note', EchoNote);
