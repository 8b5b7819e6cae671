import { words } from '../../words/words.ts';
import type { FullScreen } from './full-screen.ts';
import { icons } from '../parts/icons.ts';
import type { MenuItem } from './more-menu.ts';
import { keyFor, type Shortcut } from './shortcuts.ts';
import type { SmallWindow } from './small-window.ts';
import type { StageArranger } from './stage-arranger.ts';

/** What the items of a stage do something with. */
export interface StageParts {
  readonly pictures: StageArranger;
  readonly fullScreen: FullScreen;
  readonly smallWindow: SmallWindow;
  /** Whether single keys do something. */
  readonly keys: boolean;
}

/** What the menu has besides what is always there. */
export function stageMenu(parts: StageParts): readonly MenuItem[] {
  const { pictures, keys } = parts;
  const swap = { icon: icons.swap, label: words().stage.swap, does: () => pictures.swap() };
  return [
    { ...swap, ...withKey(keys, 'swap') },
    ...windowItems(parts),
    selfItem(parts, () => pictures.hideSelf(!pictures.selfHidden)),
  ];
}

/** Where the call is shown, as far as the browser lets one choose; wide screens have buttons for it. */
export function windowItems({ fullScreen, smallWindow, keys }: StageParts): readonly MenuItem[] {
  const { stage } = words();
  const items: MenuItem[] = [];
  if (smallWindow.available) {
    items.push({
      icon: icons.smallWindow,
      label: smallWindow.open ? stage.closeSmallWindow : stage.smallWindow,
      ...withKey(keys, 'small-window'),
      does: () => smallWindow.toggle(),
    });
  }
  if (fullScreen.available) {
    items.push({
      icon: fullScreen.on ? icons.fullScreenExit : icons.fullScreen,
      label: fullScreen.on ? stage.leaveFullScreen : stage.fullScreen,
      ...withKey(keys, 'full-screen'),
      does: () => fullScreen.toggle(),
    });
  }
  return items;
}

/** Hides one's own picture, or shows it again. */
export function selfItem({ pictures, keys }: StageParts, does: () => void): MenuItem {
  const { stage } = words();
  const hidden = pictures.selfHidden;
  return {
    icon: hidden ? icons.person : icons.hide,
    label: hidden ? stage.showSelf : stage.hideSelf,
    ...withKey(keys, 'own-picture'),
    does,
  };
}

const withKey = (keys: boolean, shortcut: Shortcut): Pick<MenuItem, 'key'> =>
  keys ? { key: keyFor(shortcut) } : {};
