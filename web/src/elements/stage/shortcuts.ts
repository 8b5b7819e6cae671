export type Shortcut =
  | 'microphone'
  | 'camera'
  | 'screen'
  | 'swap'
  | 'own-picture'
  | 'full-screen'
  | 'small-window'
  | 'host'
  | 'hang-up'
  | 'help';

/**
 * The keys of a call, as the help sheet shows them. Hanging up takes two keys, so that nobody does by mistake;
 * for the same reason H alone has no meaning.
 */
export const SHORTCUTS: readonly {
  readonly keys: readonly string[];
  readonly does: Shortcut;
  /** Whether it does something for the host alone. */
  readonly forHost?: true;
}[] = [
  { keys: ['M'], does: 'microphone' },
  { keys: ['V'], does: 'camera' },
  { keys: ['S'], does: 'screen' },
  { keys: ['X'], does: 'swap' },
  { keys: ['O'], does: 'own-picture' },
  { keys: ['F'], does: 'full-screen' },
  { keys: ['I'], does: 'small-window' },
  { keys: ['P'], does: 'host', forHost: true },
  { keys: ['Shift', 'H'], does: 'hang-up' },
  { keys: ['?'], does: 'help' },
];

const BY_KEY: ReadonlyMap<string, Shortcut> = new Map(
  SHORTCUTS.flatMap(({ keys: [key = '', ...more], does }) =>
    more.length === 0 ? [[key.toLowerCase(), does]] : [],
  ),
);

/** The key that does something, as tooltips and menus show it. */
export function keyFor(wanted: Shortcut): string {
  return SHORTCUTS.find(({ does }) => does === wanted)?.keys.join(' + ') ?? '';
}

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>;

/** What a key asks for; null for every other key. */
export function shortcutOf(event: Pressed): Shortcut | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return null;
  // Layouts need different keys for "?", so Shift doesn't matter there.
  if (event.key === '?') return 'help';
  const key = event.key.toLowerCase();
  if (event.shiftKey) return key === 'h' ? 'hang-up' : null;
  return BY_KEY.get(key) ?? null;
}

/** Whether a key pressed there writes text. */
export function isTyping(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}
