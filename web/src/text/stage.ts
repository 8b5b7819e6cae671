import type { Picture } from '../elements/stage/stage-layout.ts';
import type { StageState } from '../elements/stage/stage-state.ts';
import { isolated } from '../words/isolated.ts';
import { words } from '../words/words.ts';
import { connectingStatus, lostStatus } from './status.ts';

/** What a picture is called. `name` is the other person's. */
export function pictureLabel(picture: Picture, name: string): string {
  const { stage } = words();
  switch (picture) {
    case 'self':
      return stage.ownPicture;
    case 'screen':
      return stage.screenPicture;
    case 'other':
      return stage.otherPicture(isolated(name));
  }
}

/** What is said while there is no connection; empty while all is well. */
export function connectionWords(call: StageState): string {
  switch (call.phase) {
    case 'connecting':
      return connectingStatus(call);
    case 'connected':
      return '';
    case 'reconnecting':
      return call.lost ? lostStatus(call) : words().status.reconnecting;
  }
}
