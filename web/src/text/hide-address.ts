import type { Relays } from '../call/connection/address-hiding.ts';
import { words } from '../words/words.ts';

export interface HideSwitch {
  readonly checked: boolean;
  /** What is on may be switched off, also where it can't work. */
  readonly disabled: boolean;
  readonly help: string;
}

/** How the switch stands; `relays` null while the page's settings aren't known. */
export function hideSwitch(chosen: boolean, relays: Relays | null): HideSwitch {
  const { allHidden, hideHelp, noRelay } = words().line;
  if (relays?.relayOnly) return { checked: true, disabled: true, help: allHidden };
  const isImpossible = relays?.turn === false;
  return {
    checked: chosen,
    disabled: isImpossible && !chosen,
    help: isImpossible ? noRelay : hideHelp,
  };
}
