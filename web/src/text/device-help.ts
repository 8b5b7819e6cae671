import type { BrowserKind, SystemKind } from '../media/browser-kind.ts';
import { words } from '../words/words.ts';
import type { DeviceKind } from './device-problems.ts';

export interface DeniedHelp {
  /** What to do, one after the other. */
  readonly steps: readonly string[];
  /** Where else it may be blocked; null when `steps` are about that already. */
  readonly otherwise: { readonly title: string; readonly steps: readonly string[] } | null;
}

/** How to allow what was refused, in the terms of the browser. `bySystem`: the system has refused it. */
export function deniedHelp(
  kinds: readonly DeviceKind[],
  browser: BrowserKind,
  system: SystemKind,
  bySystem: boolean,
): DeniedHelp {
  const { names, browsers, systems, otherwise, tapAgain } = words().deviceHelp;
  const name = names[kinds.length === 1 ? (kinds[0] ?? 'both') : 'both'];
  const steps = browsers[browser](name);
  if (browser === 'in-app') return { steps, otherwise: null };
  const systemSteps = systems[system](name);
  if (bySystem) return { steps: [...systemSteps, tapAgain], otherwise: null };
  return { steps, otherwise: { title: otherwise, steps: systemSteps } };
}
