export type Shortcut = 'microphone' | 'camera' | 'host' | 'hang-up' | 'help';

/**
 * The keys of a call, as the help sheet shows them. Hanging up takes two keys, so that nobody does by mistake;
 * for the same reason H alone has no meaning.
 */
export const SHORTCUTS: readonly {
  readonly keys: readonly string[];
  readonly does: Shortcut;
  readonly label: string;
  /** Whether it does something for the host alone. */
  readonly forHost?: true;
}[] = [
  { keys: ['M'], does: 'microphone', label: 'Microphone on or off' },
  { keys: ['V'], does: 'camera', label: 'Camera on or off' },
  { keys: ['P'], does: 'host', label: 'Host: who gets in, who waits', forHost: true },
  { keys: ['Shift', 'H'], does: 'hang-up', label: 'Hang up' },
  { keys: ['?'], does: 'help', label: 'Show these keys' },
];

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>;

/** What a key asks for; null for every other key. */
export function shortcutOf(event: Pressed): Shortcut | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return null;
  // Layouts need different keys for "?", so Shift doesn't matter there.
  if (event.key === '?') return 'help';
  const key = event.key.toLowerCase();
  if (event.shiftKey) return key === 'h' ? 'hang-up' : null;
  if (key === 'm') return 'microphone';
  if (key === 'v') return 'camera';
  return key === 'p' ? 'host' : null;
}

/** Whether a key pressed there writes text. */
export function isTyping(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}
